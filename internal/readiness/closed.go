package readiness

// GapClosed reports whether nothing is left to patch at the question: it is at the highest level that any gate asks for
// (in place, where none asks), or it does not apply here.
func (st *Standing) GapClosed() bool {
	want := st.Item.Threshold(BusinessAsUsual)
	if want == 0 {
		want = InPlace
	}
	return st.LeftOut || st.Known && st.Level >= want
}
