//! The `diplo-tui` program: hands over to the library's runtime.

fn main() {}
