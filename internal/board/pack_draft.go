package board

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"groundwork/internal/day"
	"groundwork/internal/typed"
)

// LongestComment is how many characters a comment beside a figure or a decision may have, so that page 1 of a paper with three
// decisions and a comment on each stays one page.
const LongestComment = 200

// Draft is what people write for the next paper: the front sheet, what is asked of the board and comments beside figures.
// Everything else in a paper follows from the records.
type Draft struct {
	Front    Front              `json:"front"`
	NoFront  bool               `json:"no_front"`
	Asks     []DraftAsk         `json:"asks"`
	Comments map[string]Comment `json:"comments"` // by what they stand beside

	FiguresTo day.Day `json:"figures_to,omitempty"` // of the paper when it was saved
}

// DraftAsk is one decision that somebody asks of the board. What the evidence says follows from what it is about.
type DraftAsk struct {
	What    string  `json:"what"`
	About   string  `json:"about"`
	Comment Comment `json:"comment"`
}

// ReadDraft is a draft out of its row; nothing is an empty one.
func ReadDraft(written string) (Draft, error) {
	var d Draft
	if written == "" {
		return d, nil
	}
	if err := json.Unmarshal([]byte(written), &d); err != nil {
		return d, fmt.Errorf("read the draft of a board paper: %w", err)
	}
	return d, nil
}

// Written is the draft as its row keeps it.
func (d Draft) Written() (string, error) {
	b, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("keep the draft of a board paper: %w", err)
	}
	return string(b), nil
}

// DraftInput is a draft as somebody typed it.
type DraftInput struct {
	Title, Purpose, Issues, Recommendation, Action, Accountable string
	Meeting                                                     string // three boxes joined
	NoFront                                                     bool
	Asks                                                        [MostAsks]struct{ What, About, Comment string }
	Comments                                                    map[string]string // by what they stand beside
}

// Typed is the draft as a form shows it.
func (d Draft) Typed() DraftInput {
	f := d.Front
	in := DraftInput{Title: f.Title, Purpose: f.Purpose, Issues: f.Issues, Recommendation: f.Recommendation, Action: f.Action, Accountable: f.Accountable,
		Meeting: f.Meeting.String(), NoFront: d.NoFront, Comments: map[string]string{}}
	for i, a := range d.Asks[:min(len(d.Asks), MostAsks)] {
		in.Asks[i].What, in.Asks[i].About, in.Asks[i].Comment = a.What, a.About, a.Comment.Text
	}
	for key, c := range d.Comments {
		in.Comments[key] = c.Text
	}
	return in
}

// Next is the draft that in makes of d, or field by field what is wrong. A comment that somebody wrote or changed is signed
// by them with the day; one that stands as it was keeps its name. live is the paper as the records give it.
func (d Draft) Next(in DraftInput, live Pack, by Signed) (Draft, error) {
	var r typed.Reader
	next := Draft{NoFront: in.NoFront, Comments: map[string]Comment{}, FiguresTo: live.FiguresTo}
	next.Front = Front{Title: r.Line("title", "Title", in.Title, ""), Purpose: r.Line("purpose", "Purpose", in.Purpose, ""), Issues: r.Text("issues", "Key issues", in.Issues, ""),
		Recommendation: r.Text("recommendation", "Recommendation", in.Recommendation, ""), Action: r.Text("action", "Action asked of the board", in.Action, ""),
		Accountable: r.Line("accountable", "Accountable director", in.Accountable, ""), Meeting: r.Day("meeting", "Day of the meeting", in.Meeting, "")}
	signed := func(text string, was Comment) Comment {
		switch text {
		case "":
			return Comment{}
		case was.Text:
			return was
		}
		return Comment{text, by}
	}
	for i, a := range in.Asks {
		n := strconv.Itoa(i + 1)
		what, comment := r.Line("ask-"+n, "Decision "+n, a.What, ""), r.Most("ask-comment-"+n, "Comment on decision "+n, a.Comment, LongestComment)
		if what == "" {
			if comment != "" {
				r.Wrong.Add("ask-"+n, "Enter what the board is asked to decide")
			}
			continue
		}
		if _, _, ok := live.Evidence(a.About); !ok {
			r.Wrong.Add("about-"+n, "Select what decision %s is about", n)
		}
		next.Asks = append(next.Asks, DraftAsk{what, a.About, signed(comment, d.commentOnAsk(comment))})
	}
	for _, key := range live.CommentKeys() {
		if c := signed(r.Most("comment-"+key, "Comment", in.Comments[key], LongestComment), d.Comments[key]); c.Text != "" {
			next.Comments[key] = c
		}
	}
	return next, r.Wrong.Err()
}

// commentOnAsk is the comment with this text on any of the decisions asked: who wrote it stays its author when the
// decisions change places.
func (d Draft) commentOnAsk(text string) Comment {
	i := slices.IndexFunc(d.Asks, func(a DraftAsk) bool { return a.Comment.Text == text })
	if i < 0 {
		return Comment{}
	}
	return d.Asks[i].Comment
}

// CommentKeys are what a comment can stand beside: the four figures, the decisions that wait by the records, and every
// pilot and take-up that has not ended.
func (p Pack) CommentKeys() []string {
	var out []string
	for _, t := range p.Tiles {
		if t.Known {
			out = append(out, t.Key)
		}
	}
	for _, m := range p.Subjects {
		if !m.Ended {
			out = append(out, m.Key)
		}
	}
	return out
}

// Written is the paper with what people wrote: their decisions stand before those that wait by the records.
func (p Pack) Written(d Draft) Pack {
	p.Front, p.NoFront = d.Front, d.NoFront
	p.Tiles, p.Subjects = slices.Clone(p.Tiles), slices.Clone(p.Subjects)
	for i := range p.Tiles {
		p.Tiles[i].Comment = d.Comments[p.Tiles[i].Key]
	}
	for i := range p.Subjects {
		p.Subjects[i].Comment = d.Comments[p.Subjects[i].Key]
	}
	asks := []Ask{}
	for _, a := range d.Asks {
		if says, others, ok := p.Evidence(a.About); ok {
			asks = append(asks, Ask{What: a.What, About: a.About, Evidence: says, Others: others, Comment: a.Comment, Written: true})
		}
	}
	for _, a := range p.Asks {
		a.Comment = d.Comments[a.About]
		asks = append(asks, a)
	}
	p.Asks = asks
	if p.Front.Title == "" {
		p.Front.Title = "What innovation has brought " + p.Short
	}
	if p.Front.Purpose == "" {
		p.Front.Purpose = "For information"
		if len(p.Asks) > 0 {
			p.Front.Purpose = "For decision"
		}
	}
	return p
}

// Signature is a comment's name and day: Helen Marsh, 15 April 2026.
func (c Comment) Signature() string { return c.Name + ", " + c.On.Long() }

// Source is Figures to 31 March 2026, as recorded on 22 November 2026.
func (p Pack) Source() string {
	if p.FiguresTo.IsZero() {
		return "As recorded on " + p.On.Long()
	}
	return "Figures to " + p.FiguresTo.Long() + ", as recorded on " + p.On.Long()
}

// Numbered is Board paper 3, or Draft until it is published.
func (p Pack) Numbered() string {
	if p.N == 0 {
		return "Board paper: draft, numbered when published"
	}
	return "Board paper " + strconv.Itoa(p.N)
}

// Older reports whether a newer paper has superseded it.
func (p Pack) Older(newest int) bool { return p.N < newest }

// CommentOn is what a named person wrote beside a decision about a pilot or a take-up, else beside the pilot or take-up
// itself; an empty comment where nobody did.
func (p Pack) CommentOn(pilotID, adoptionID string) Comment {
	key := "pilot:" + pilotID
	if adoptionID != "" {
		key = "adoption:" + adoptionID
	}
	for _, a := range p.Asks {
		if a.About == key && a.Comment.Text != "" {
			return a.Comment
		}
	}
	m, _ := p.matter(key)
	return m.Comment
}
