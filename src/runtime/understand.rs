//! Understands one article; a defect of ours costs that article alone.
//!
//! What is understood, and how, is `annotate`'s business.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::annotate::{annotate, annotate_at};
use crate::document::{Annotated, Document, Problem, Publication};

/// Finds what an article tells; with a publication date if one is given from outside.
///
/// # Errors
/// A [`Problem`] if the annotators panic.
pub(super) fn understand(
    document: Document,
    given: Option<Publication>,
) -> Result<Annotated, Problem> {
    let path = document.path().to_owned();
    let reason = "diplo-tui stumbled over this file, which is a defect of diplo-tui";
    catch_unwind(AssertUnwindSafe(|| match given {
        Some(publication) => annotate_at(document, publication),
        None => annotate(document),
    }))
    .map_err(|_| Problem { path, reason: reason.to_owned() })
}
