// Package arch holds the shape of the project: its tests read every source file
// and fail where the shape is broken. They cover a new package by where it
// stands, without being told of it.
//
//	cmd -> web -> app -> store -> concepts -> fault, day, decimal
//	       web -> templates -> concepts
//
// A concept is any internal/<name> that imports_test.go does not name as
// something else.
package arch
