//! `diplo-tui` reads a pile of news as one story.
//!
//! # Bird's-eye view
//!
//! ```text
//! file bytes --load--> Document --annotate--> Annotated --library--> Snapshot --query--> Hits
//!                                  story (across articles) reads and enriches the corpus
//! Frame <--ui::view-- Model <--app::update-- Message <--runtime-- key, tick, worker's reply
//! ```
//!
//! A file becomes a [`document::Document`]: sanitised text, the blocks that are article, the cuts
//! that are not, each with its place and its reason. The annotators find dates, actors, events and
//! quotes in it. The story lets articles help each other. The library holds the corpus; the query
//! answers what the panes and the command line ask. The screen is a pure function of a model.
//!
//! # Code map
//!
//! Ten shelves; each imports only shelves above it in this table. `tests/it/architecture.rs`
//! holds that order and the size limits.
//!
//! | shelf | holds |
//! |---|---|
//! | `text` | spans, sanitising, folding, tokens, sentences, wrapping |
//! | `document` | the nouns: plain data, checked constructors |
//! | `load` | files, folders, archives and feeds, decoding, web pages, cleaning, metadata, repetition |
//! | `annotate` | dates, actors, events and quotes inside one article |
//! | `story` | across articles: merged actors, same events, inferred publication dates |
//! | `library` | the corpus in memory, as snapshots that many may read |
//! | `query` | the query language, filters, fuzzy search, the timeline's questions |
//! | `app` | what the reader can do: model, messages, update, keys; knows no terminal |
//! | `ui` | model to cells; changes nothing |
//! | `runtime` | the only impure shelf: terminal, event loop, worker, signals, command line |
//!
//! `main.rs` only calls `runtime`. What a non-programmer may edit lies in `data/` and is compiled in.
//!
//! # Invariants
//!
//! * Text from outside passes `text::sanitize` before it becomes anything else.
//! * Every span lies on character borders of the article's raw text; nothing derived loses its place.
//! * A date is an interval with a basis. What needs an unknown date stays unresolved.
//! * Dates in boilerplate never count, and boilerplate holds no events.
//! * A bad file is a [`document::Problem`]; the rest loads. Source files are never touched.
//! * `update` and `view` do no input or output, read no clock and start no thread.
//!
//! # Glossary
//!
//! * *raw text*: the sanitised text of a file, or the visible text of a web page, boilerplate included.
//! * *block*: a kept stretch of raw text; *cut*: a removed one, with its reason.
//! * *boilerplate*: appeals, menus, related links, bios, footers: what is not the article.
//! * *headline*, *crosshead*, *byline*, *caption*: as in newspaper practice.
//! * *masthead*: a line that only names the paper.
//! * *dateline*: place and date before the lead ("OSLO, 3 May —"), or the place alone; *date line*: any
//!   line that dates the article, the dateline or "Published 3 May 2022" above or below the text.
//! * *imprint*: the line that the program sets under a headline: source, date and author.
//! * *time expression* (timex): words that tell a time, TimeML's TIMEX3; its *value* is TIMEX3's.
//! * *grain*: how precisely a date is told; *basis*: how it is known.
//! * *mention*: a place where something is named; *actor*: who or what acts, under all its names.
//! * *metonym*: a place that stands for a government ("Moscow said").
//! * *event*: who did what to whom; *source* acts, *target* is acted on (PLOVER's terms).
//! * *telling*: one sentence's account of an event; *cluster*: the tellings of one event.
//! * *hearsay*: words that pass an act on without a named teller ("allegedly"); *claim*: an act that no
//!   telling vouches for.
//! * *realis*: whether an act took place, is planned, conditional or denied.
//! * *rule*: the name of the reason for which something was found.
//! * *voice*: tellings that copy each other, as wire copies do, count as one.
//! * *snapshot*: the corpus at one moment; *chip*: one filter, as it stands in the last line.

pub mod annotate;
pub mod app;
pub mod document;
pub mod library;
pub mod load;
pub mod query;
pub mod runtime;
pub mod story;
pub mod text;
pub mod ui;
