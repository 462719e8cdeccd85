// Package revision reads the input tree as an earlier version of its git
// repository holds it. It is the one door to git.
//
// It runs the program git and reads objects, and nothing else: no work tree,
// index or ref changes, no hook, filter, pager or monitor that the repository's
// own configuration names is run, and nothing is fetched. Files are the bytes that
// were committed. Symbolic links and submodules are left out and named.
package revision
