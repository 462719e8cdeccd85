// Package watch shows authors their work as they save it: it watches folders,
// has the site made anew after each change, and serves it to a browser on the
// same machine, where open pages reload themselves.
//
// It knows nothing of what is made, and is handed functions. Folders tells of
// changes and runs one build at a time; the last save is always in the last build.
// Preview holds the files of the last good build and the problems of the last
// one, and answers requests from memory: there is no path from an address to the
// disk. A page that it sends has one script more than the published one, which is
// told of every build by server-sent events.
package watch
