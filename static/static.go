// Package static holds the stylesheets, scripts and pictures of the site inside
// the binary and serves them under an address that names their content.
//
// build.mjs makes dist/ from the design system's package and from src/. Without
// Node dist/ is empty: then Built is false, the files of src/ are served as they
// are and fallback.css stands in for the design system, so that plain go build
// always gives a working site.
package static

import (
	"bytes"
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed all:dist src
var embedded embed.FS

// site is what this binary serves, read once when it starts.
var site = read(embedded)

// Built reports whether the design system was built into this binary. When it
// is false a page links fallback.css instead of nhsuk.css.
var Built = site.built

// URL is the address of a file, such as /assets/4f1a0c…/app.css. The part after
// /assets/ is a hash over all files, so a page and its files always match and
// may be kept for ever. Relative addresses inside a stylesheet or a module work.
func URL(name string) string { return site.prefix + name }

// files are the files of one build by name, with the hash over all of them.
type files struct {
	built  bool
	prefix string // "/assets/<hash>/"
	byName map[string]file
}

// file is one file, and the same compressed where that is smaller.
type file struct {
	plain, gzip, brotli []byte
}

// read collects dist, or src where there is no build.
func read(tree fs.FS) files {
	_, err := fs.Stat(tree, "dist/nhsuk.css")
	f := files{built: err == nil, byName: map[string]file{}}
	if f.built {
		f.addBuilt(tree)
	} else {
		f.addSources(tree)
	}
	f.prefix = "/assets/" + f.hash() + "/"
	return f
}

func (f files) addBuilt(tree fs.FS) {
	walk(tree, "dist", func(name string, content []byte) {
		base, kind := strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br"), path.Ext(name)
		one := f.byName[base]
		switch kind {
		case ".gz":
			one.gzip = content
		case ".br":
			one.brotli = content
		default:
			one.plain = content
		}
		f.byName[base] = one
	})
	delete(f.byName, ".gitkeep")
}

// addSources serves src as it is; app.css is joined from src/css in the order of
// the file names, as build.mjs does it.
func (f files) addSources(tree fs.FS) {
	var css bytes.Buffer
	walk(tree, "src", func(name string, content []byte) {
		if strings.HasPrefix(name, "css/") {
			css.Write(content)
			return
		}
		f.byName[name] = file{plain: content}
	})
	f.byName["app.css"] = file{plain: css.Bytes()}
}

// walk calls act for every file below root, in the order of the names.
func walk(tree fs.FS, root string, act func(name string, content []byte)) {
	err := fs.WalkDir(tree, root, func(full string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(tree, full)
		if err != nil {
			return err
		}
		act(strings.TrimPrefix(full, root+"/"), content)
		return nil
	})
	if err != nil {
		panic("static: reading the embedded files: " + err.Error()) // they are part of the binary
	}
}
