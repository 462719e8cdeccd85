// Package prose reads the commentary of the report: content/**/*.md, Markdown
// whose sentences and numbers are bound to the data. This is the manual for
// authors; a document reads well in any viewer of Markdown.
//
// # A document
//
// Its place gives its address: content/analysis/how-openai-reached-aws.md is
// the document how-openai-reached-aws of the section analysis. It begins with
// what is said about it, in TOML between two lines of +++:
//
//	+++
//	title = "How OpenAI reached AWS"
//	summary = "Microsoft’s exclusive was narrowed twice before it ended."
//	date = "2026-10-09"
//	as_of = "2026-09-30"
//	authors = ["Ann Author"]
//
//	[[accepted]]
//	claim = "narrowed"
//	until = "2026-12-31"
//	reason = "The deal of October 2025 is being checked."
//	+++
//
// The title and the summary are required. The date is that of publication;
// as_of is the day whose data are meant, otherwise that of the report. A claim
// that is accepted may fail until that day.
//
// # Values
//
// Code that begins with = is replaced by what it comes to:
//
//	AWS sells `= count(models(), "aws" in .clouds)` models.
//
// Code in double backticks is never a value, so that a text can show how one is
// written. In a table, the sign | is written \|.
//
// # Claims
//
// A link to claim: is a sentence that is tested whenever the report is made.
// Its title is the test:
//
//	[More than half of them sell on one cloud](claim:half "exclusive_share() > 0.5").
//	[AWS was late](claim:late 'median_lag("aws") > median_lag("azure")').
//
// A test that has quotation marks in it stands between '…', or has \" for them.
// The id is a-z, 0-9 and - between them, and is given once in all documents. A
// claim stands in a paragraph, a list, a table, a quotation or a footnote, but
// in no heading. Its words can have emphasis and values in them, but no links,
// for Markdown has no link in a link.
//
// # Links
//
//	[GPT-5.5](model:openai/gpt-5.5)     an entity: action, cloud, deal, event, lab, measure, model or shift
//	[Exclusivity](page:exclusivity)     a page of the report
//	[above](#a-contract-that-loosened)  a heading of this document, by its words
//	[half of them](#claim-half)         a claim of this document
//	[Amazon](https://example.com/)      another site, by http or https
//
// Nothing else is a link: no other scheme, no file. A link can be written by
// name, with its address on a line such as [aws]: cloud:aws; a claim cannot.
//
// # Figures
//
// A chart or a picture stands in a paragraph of its own:
//
//	![Caption](chart:exclusive-share?clouds=aws,azure)
//	![What is to be seen](map.png)
//
// The caption of a chart may be empty, for a chart has a title. A picture is a
// file beside the document, or ../../static/img/map.png, with words for those
// who cannot see it. An SVG is none: it can hold programs.
//
// # The rest
//
// Headings begin with ##, and no level is left out. Tables, lists, quotations,
// rules, code and emphasis are those of CommonMark and of GitHub’s tables.
// Footnotes are sources: [^1] in the text, and a line that begins with [^1]:
// anywhere. HTML is text. What looks like a link, a footnote or a value and is
// none is a Problem, so that no test goes to the readers by a quotation mark
// that is missing; a backslash before a sign says that it is meant as it is.
//
// A number that is neither computed nor in a claim is warned of. Exempt are
// years, dates, times, ordinals, numbers in the names of models and behind such
// words as article or page, in quotation marks, in quotations, in code, in the
// words of links to entities and in footnotes.
//
// # For programs
//
// Load gives the documents with their references. What these come to is asked
// of whoever knows the market, so that all that is wrong is known before a page
// is made; Document.Render then lays out a document with the Answers. The
// package knows no market. It alone knows the parser of Markdown, of which
// nothing is left once a document is read: what an author wrote becomes one of a
// few kinds of nodes, and these become HTML whose tags and attributes are all in
// the program.
package prose
