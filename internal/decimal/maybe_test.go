package decimal

import "testing"

func TestMaybeKeepsUnknownApartFromZero(t *testing.T) {
	for _, c := range []struct {
		src   any
		want  Maybe
		plain string
	}{
		{nil, Maybe{}, ""},
		{int64(0), Some(0), "0"},
		{int64(162000), Some(162000), "16.2"},
	} {
		var m Maybe
		if err := m.Scan(c.src); err != nil || m != c.want {
			t.Errorf("Scan(%v) = %+v, %v", c.src, m, err)
		}
		back, err := m.Value()
		if err != nil || back != c.src {
			t.Errorf("%+v stores %v, %v", m, back, err)
		}
		text, err := m.MarshalText()
		if err != nil || string(text) != c.plain {
			t.Errorf("%+v writes %q, %v", m, text, err)
		}
		var again Maybe
		if err := again.UnmarshalText(text); err != nil || again != c.want {
			t.Errorf("%q reads %+v, %v", text, again, err)
		}
	}
	var m Maybe
	if m.Scan(1.5) == nil || m.UnmarshalText([]byte("ten")) == nil {
		t.Error("a float or a word was taken for a figure")
	}
}
