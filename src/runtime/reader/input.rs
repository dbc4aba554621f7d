//! Keys, mouse and sizes from the terminal, as messages.
//!
//! Translates and nothing else; what a key does is decided in `app`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
    read,
};

use super::{Wake, tell};
use crate::app::keys::{Key, KeyPress};
use crate::app::{Message, Pointer};

/// Reads the terminal in a thread of its own until it is gone.
pub(super) fn start(sender: Sender<Wake>) {
    thread::spawn(move || {
        let reading = AssertUnwindSafe(|| forward(&sender));
        // A reader that is deaf to all keys could not be left: then rather an end with a reason.
        let end = match catch_unwind(reading) {
            Ok(()) => Wake::Message(Message::Stop),
            Err(_) => Wake::Broken("stumbled over what the terminal sent"),
        };
        tell(&sender, end);
    });
}

fn forward(sender: &Sender<Wake>) {
    while let Ok(event) = read() {
        if let Some(message) = translate(event) {
            tell(sender, message);
        }
    }
}

/// The message for an event; `None` for what the reader does not care about.
fn translate(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => press(key).map(Message::Key),
        Event::Mouse(mouse) => pointer(mouse),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize { width, height }),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn press(event: KeyEvent) -> Option<KeyPress> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let key = match event.code {
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::F(number) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::ShiftTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => return None,
    };
    Some(KeyPress { key, ctrl, alt })
}

fn pointer(event: MouseEvent) -> Option<Message> {
    let pointer = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Pointer::Click,
        MouseEventKind::ScrollDown => Pointer::WheelDown,
        MouseEventKind::ScrollUp => Pointer::WheelUp,
        _ => return None,
    };
    Some(Message::Mouse { pointer, column: event.column, row: event.row })
}
