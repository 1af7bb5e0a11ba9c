package file

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// checkText is nil when a file is text that a spreadsheet writes: UTF-8, Windows-1252, or UTF-16 with its mark. Bytes that no
// text has say that it is something else.
func checkText(name string, r io.ReaderAt, size int64) error {
	b := bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 64<<10)
	mark, err := b.Peek(2)
	wide := err == nil && (bytes.Equal(mark, []byte("\xff\xfe")) || bytes.Equal(mark, []byte("\xfe\xff")))
	for {
		c, err := b.ReadByte()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if c == 0 && wide {
			continue
		}
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' && !wide || c == 0x7f {
			return mismatch(name, CSV, "")
		}
	}
}
