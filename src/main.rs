//! The `diplo-tui` program: hands over to the library's runtime.

fn main() -> std::process::ExitCode {
    diplo_tui::runtime::cli::main()
}
