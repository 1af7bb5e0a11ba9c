package board

import (
	"math/big"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Gain is what one organisation has from its innovations, as its figures stand.
type Gain struct {
	Names    []string // of the innovations that have figures, or that are being tried
	Hours    *big.Rat // freed; nil while there are no figures
	Modelled *big.Rat // from the workflow maps, said only while there are no figures
	Of       string   // "clinical hours a working day"
	Grade    string   // of Hours, in words: "Measured (B)"
	Doubt    string   // what is said behind the grade while the hours are not realised: "not yet accepted by its owner"
	InUse    *big.Rat // percent of the hours freed that are shown to be in use; nil when nobody knows
	Cash     *int64   // pence a year that it saves, less what it costs; nil when not known
	CashOpen bool     // there is new cost that nobody has settled yet
	Promised *big.Rat // hours that are promised and have no figure yet; said only while there are no figures at all
	By       day.Day  // the day by which they are; none when nobody said
	Ended    bool     // something was tried or taken up here, and nothing is now
}

// Headline is the sentence at the top of a board page: what was gained, how sure that is, what is done with it and what
// it costs. "Digital consent frees 55.6 clinical hours a working day, Measured (B); 31% are shown to be in use, and it
// costs £70,150 a year more in cash than it saves."
func (g Gain) Headline() string {
	switch {
	case len(g.Names) == 0 && g.Ended:
		return "Nothing is being tried or taken up here now."
	case len(g.Names) == 0:
		return "No pilots yet. Register the first."
	case g.Hours == nil && g.Modelled == nil:
		return g.subject() + g.verb(" has no hours freed to report yet", " have no hours freed to report yet") + g.promise() + g.alone() + "."
	case g.Hours == nil:
		return g.subject() + " could free " + decimal.Format(g.Modelled, 1) + " " + g.Of + ", modelled; nothing is measured yet."
	case g.Hours.Sign() < 0:
		return g.subject() + g.verb(" takes ", " take ") + decimal.Format(new(big.Rat).Neg(g.Hours), 1) + " " + g.Of + " more than before, " + g.sure() + g.alone() + "."
	default:
		return g.subject() + g.verb(" frees ", " free ") + decimal.Format(g.Hours, 1) + " " + g.Of + ", " + g.sure() + "; " + g.use() + g.and() + "."
	}
}

func (g Gain) subject() string {
	switch n := len(g.Names); {
	case n == 1:
		return g.Names[0]
	case n == 2:
		return g.Names[0] + " and " + g.Names[1]
	default:
		return counted(n, "innovation")
	}
}

func (g Gain) verb(one, many string) string {
	if len(g.Names) == 1 {
		return one
	}
	return many
}

// sure is the grade with the doubt behind it.
func (g Gain) sure() string {
	if g.Doubt == "" {
		return g.Grade
	}
	return g.Grade + ", " + g.Doubt
}

// promise is what is expected while there is nothing to report.
func (g Gain) promise() string {
	if g.Promised == nil {
		return ""
	}
	s := "; the target is " + plain(g.Promised) + " " + g.Of
	if !g.By.IsZero() {
		s += " by " + g.By.Long()
	}
	return s
}

// use says what is known of the hours' use; an unknown share is said, because silence would read as all of them.
func (g Gain) use() string {
	switch {
	case g.InUse == nil:
		return "what they are used for is not known"
	case g.InUse.Sign() == 0:
		return "none are shown to be in use"
	default:
		return strings.TrimSuffix(decimal.Format(g.InUse, 1), ".0") + "% are shown to be in use"
	}
}

// and is the half about cash behind the one about use.
func (g Gain) and() string {
	switch {
	case g.Cash != nil:
		return ", and " + g.money()
	case g.CashOpen:
		return ", and what it costs in cash is not settled"
	}
	return ""
}

// alone is the half about cash where it stands alone.
func (g Gain) alone() string {
	switch {
	case g.Cash != nil:
		return "; " + g.money()
	case g.CashOpen:
		return "; what it costs in cash is not settled"
	}
	return ""
}

func (g Gain) money() string {
	it := g.verb("it ", "they ")
	switch cash := *g.Cash; {
	case cash < 0:
		return it + g.verb("costs ", "cost ") + Pounds(-cash) + " a year more in cash than " + it + g.verb("saves", "save")
	case cash > 0:
		return it + g.verb("saves ", "save ") + Pounds(cash) + " a year more in cash than " + it + g.verb("costs", "cost")
	default:
		return it + g.verb("saves as much cash a year as it costs", "save as much cash a year as they cost")
	}
}

// Pounds is so many pence in whole pounds: £70,150.
func Pounds(pence int64) string {
	sign := ""
	if pence < 0 {
		sign, pence = "-", -pence
	}
	return sign + "£" + decimal.Format(big.NewRat(pence, 100), 0)
}
