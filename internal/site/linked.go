package site

import (
	"net/url"
	"strings"

	"moatatlas/internal/report"
)

// linked is a thing as schema.org describes it, for search engines.
type linked map[string]any

// linkedData is what a page tells search engines of itself: the way to it, and the
// essay or the dataset that it is. They name things by full addresses, so that there
// is none where the site's own is not known.
func linkedData(r *report.Report, p report.Page, card *preview) linked {
	if r.Site.Base == "" {
		return nil
	}
	var graph []linked
	if len(p.Crumbs) > 0 {
		graph = append(graph, breadcrumbs(r, p))
	}
	switch view := p.View.(type) {
	case report.EssayPage:
		graph = append(graph, article(r, p, view, card))
	case report.DataPage:
		graph = append(graph, dataset(r, p))
	}
	if len(graph) == 0 {
		return nil
	}
	return linked{"@context": "https://schema.org", "@graph": graph}
}

// address is the full address of a page.
func address(r *report.Report, p report.Page) string { return r.Site.Base + string(p.Place) }

func breadcrumbs(r *report.Report, p report.Page) linked {
	here, _ := url.Parse(address(r, p)) // the dataset's checks refuse any other
	var items []linked
	for i, c := range p.Crumbs {
		item := linked{"@type": "ListItem", "position": i + 1, "name": c.Text}
		if to, err := here.Parse(c.Href); err == nil {
			item["item"] = strings.TrimSuffix(to.String(), "index.html")
		}
		items = append(items, item)
	}
	items = append(items, linked{"@type": "ListItem", "position": len(p.Crumbs) + 1, "name": p.Crumb(), "item": here.String()})
	return linked{"@type": "BreadcrumbList", "itemListElement": items}
}

func publisher(r *report.Report) linked {
	return linked{"@type": "Organization", "name": r.Site.Title, "url": r.Site.Base}
}

func article(r *report.Report, p report.Page, view report.EssayPage, card *preview) linked {
	a := linked{
		"@type": "Article", "headline": p.Title, "description": p.Description, "url": address(r, p), "mainEntityOfPage": address(r, p),
		"datePublished": view.Published.Machine, "dateModified": max(view.Published.Machine, view.AsOf.Machine), "inLanguage": "en",
		"publisher": publisher(r), "author": publisher(r), "license": licence().Path,
	}
	if len(view.Authors) > 0 {
		var authors []linked
		for _, name := range view.Authors {
			authors = append(authors, linked{"@type": "Person", "name": name})
		}
		a["author"] = authors
	}
	if card != nil {
		a["image"] = card.Address
	}
	return a
}

func dataset(r *report.Report, p report.Page) linked {
	var files []linked
	for _, t := range r.Tables {
		as := func(format, path string) linked {
			return linked{"@type": "DataDownload", "name": t.Name, "description": "A row is " + t.Title, "encodingFormat": format, "contentUrl": r.Site.Base + path}
		}
		files = append(files, as("text/csv", t.Path()), as("application/vnd.apache.parquet", t.ParquetPath()))
	}
	return linked{
		"@type": "Dataset", "name": r.Site.Title + ": " + p.Title, "description": r.Site.Tagline + ". " + p.Description, "url": address(r, p),
		"license": licence().Path, "creator": publisher(r), "isAccessibleForFree": true,
		"version": r.Site.AsOf.Machine, "dateModified": r.Site.AsOf.Machine, "temporalCoverage": r.Site.Begin + "/" + r.Site.AsOf.Machine,
		"distribution": files,
	}
}
