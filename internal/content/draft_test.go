package content_test

import (
	"bytes"
	"strings"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/readiness"
)

// Each thing that is wrong with a draft is told with its line; several at once are told together.
func TestADraftIsCheckedLineByLine(t *testing.T) {
	library, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	source, _ := library.Source(content.KindChecklist, library.Checklist.ID)
	versions, err := readiness.NewVersions(library.Checklist)
	if err != nil {
		t.Fatal(err)
	}
	good := strings.Replace(string(source.Bytes), "version: 1\n", "version: 2\n", 1)
	good = strings.Replace(good, "title: Whole-life cost known and funded", "title: Whole-life cost known, funded and approved", 1)
	line := func(text, at string) int { return 1 + strings.Count(text[:strings.Index(text, at)], "\n") }
	if c, wrong := content.CheckDraft(versions, []byte(good)); len(wrong) > 0 || c.Version != 2 {
		t.Fatalf("a good draft: %v", wrong)
	}
	for name, c := range map[string]struct{ old, is, at, says string }{
		"unknown field":      {"  hint: Licences", "  hnt: Licences", "  hnt:", `unknown field "hnt"`},
		"wrong strength":     {"  gate: desirable\n", "  gate: desireable\n", "  gate: desireable", `"desireable" is not a strength`},
		"wrong scope":        {"  scope: foundation\n", "  scope: everywhere\n", "  scope: everywhere", `"everywhere"`},
		"id twice":           {"- id: fin-02\n", "- id: fin-01\n", "- id: fin-01\n  domain: finance\n  title: Whole", "fin-01: is there twice"},
		"no title":           {"  title: Whole-life cost known, funded and approved\n", "", "- id: fin-02", "fin-02: has no title or no question"},
		"unknown owner":      {"  owner: cfo\n", "  owner: nobody\n", "- id: fin-01", `owner "nobody" is not a role`},
		"unknown domain":     {"- id: fin-02\n  domain: finance\n", "- id: fin-02\n  domain: money\n", "- id: fin-02", `domain "money" is not in this checklist`},
		"wrong version":      {"version: 2\n", "version: 3\n", "checklist:", "version must be 2, the one after version 1"},
		"a level is missing": {"    2: A route exists for large business cases, but small adoptions are decided case by case.\n", "", "- id: fin-01", "does not say what"},
		"not a list":         {"items:\n", "items: 4\nrest:\n", "items: 4", ""},
	} {
		t.Run(name, func(t *testing.T) {
			bad := strings.Replace(good, c.old, c.is, 1)
			if bad == good {
				t.Fatal("the draft does not hold what is replaced")
			}
			_, wrong := content.CheckDraft(versions, []byte(bad))
			for _, w := range wrong {
				if w.Line == line(bad, c.at) && strings.Contains(w.Reason, c.says) {
					return
				}
			}
			t.Errorf("line %d %q is not in %v", line(bad, c.at), c.says, wrong)
		})
	}
	t.Run("lowered", func(t *testing.T) {
		for _, it := range library.Checklist.Items {
			if it.Strength != readiness.Hard {
				continue
			}
			head := "- id: " + it.ID + "\n"
			from := strings.Index(good, head)
			bad := good[:from] + strings.Replace(good[from:], "  gate: hard\n", "  gate: essential\n", 1)
			if _, wrong := content.CheckDraft(versions, []byte(bad)); len(wrong) != 1 || wrong[0].Line != line(bad, head) || !strings.Contains(wrong[0].Reason, it.ID+": cannot be lowered: version 1 makes it hard, this one essential") {
				t.Errorf("%s: %v", it.ID, wrong)
			}
			return
		}
	})
	t.Run("a role is gone", func(t *testing.T) {
		bad := strings.ReplaceAll(good, "info_lead", "data_lead")
		if _, wrong := content.CheckDraft(versions, []byte(bad)); len(wrong) != 1 || wrong[0] != (content.Wrong{Line: line(bad, "roles:"), Reason: "roles: info_lead of version 1 is missing: packs and answers refer to it"}) {
			t.Errorf("%v", wrong)
		}
	})
	t.Run("several at once", func(t *testing.T) {
		bad := strings.Replace(strings.Replace(good, "  gate: desirable\n", "  gate: desireable\n", 1), "  hint: Licences", "  hnt: Licences", 1)
		if _, wrong := content.CheckDraft(versions, []byte(bad)); len(wrong) != 2 || wrong[0].Line >= wrong[1].Line {
			t.Errorf("%v", wrong)
		}
	})
	for name, b := range map[string][]byte{"empty": nil, "no checklist": []byte("hello"), "broken": []byte("a: ["), "not text": {0xff, 0xfe, 0x00}, "the same again": source.Bytes, "many": bytes.Repeat([]byte("- x\n"), 1000)} {
		if c, wrong := content.CheckDraft(versions, b); c != nil || len(wrong) == 0 {
			t.Errorf("%s is accepted", name)
		}
	}
}
