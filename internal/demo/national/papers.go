package national

import (
	"context"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/day"
)

// papersOf is which trusts have board papers: the first, and every so many after it.
const papersOf = 25

// papers publishes two papers of a few trusts, as their secretaries do: each is read as recorded by its day, although it is told last.
func (w *world) papers(ctx context.Context) error {
	for i := 0; i < w.size.Trusts; i += papersOf {
		c := newChance(ofPapers, i)
		for _, on := range []day.Day{w.today - day.Day(c.between(80, 110)), w.today - day.Day(c.between(15, 45))} {
			if err := w.paper(ctx, c, w.trusts[i], on); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *world) paper(ctx context.Context, c *chance, t *place, on day.Day) error {
	a := w.on(on)
	a.NewID, a.Salt = c.id, c.id
	who, err := a.Actor(ctx, t.staff[secretary].id, "")
	if err != nil {
		return err
	}
	d, err := a.BoardDraftOf(ctx, who, t.Code)
	if err != nil || d.Pack.Nothing() {
		return err
	}
	in := d.Draft.Typed()
	in.Title, in.Meeting = "Innovation and what it brings: report to the board", (on + 8).String()
	in.Accountable = t.staff[chief].name + ", " + strings.ToLower(t.staff[chief].job)
	in.Asks[0].What, in.Asks[0].About = pick(c, asks), "in_use"
	_, err = a.PublishBoardPack(ctx, who, t.Code, in, app.AsItStands)
	return err
}

var asks = []string{"Agree what the freed hours are for, team by team", "Say which of the accepted gaps is closed first", "Name who looks after what has gone live"}
