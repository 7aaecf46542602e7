//! Prints all that the Rust tables know, through their public interface alone.

use std::convert::TryFrom;

use task_status::{Capability, Reason, ReasonRetry, Source, TaskState, Terminal, Update};

macro_rules! by_number {
    ($type:ident) => {{
        let mut all = $type::ALL.to_vec();
        all.sort_by_key(|value| i32::from(*value));
        all
    }};
}

macro_rules! walk {
    ($kind:literal, $type:ident) => {
        for number in -5..=100 {
            match $type::try_from(number) {
                Ok(value) => {
                    assert_eq!((value as i32, i32::from(value)), (number, number));
                    println!("{} {number} {value}", $kind);
                    println!("  since {}, {}", value.since().unwrap_or_default(), value.lifecycle().as_str());
                    for (api, name) in value.names() {
                        println!("  {api} {name}");
                        assert_eq!(value.name_in(api), Some(*name));
                    }
                    assert_eq!(value.name_in("no-such-api"), None);
                    println!("  formerly {}", value.former_names().join(" "));
                    println!("  {}", value.description());
                }
                Err(_) => println!("{} {number} unknown", $kind),
            }
        }
        for value in by_number!($type) {
            let names = value.names().iter().map(|(_, name)| *name);
            for name in names.chain(value.former_names().iter().copied()).chain(["NO_SUCH_NAME"]) {
                assert_eq!(name.parse().ok(), $type::from_str_name(name));
                match $type::from_str_name(name) {
                    Some(found) => println!("{name} {}", found as i32),
                    None => println!("{name} unknown"),
                }
            }
        }
    };
}

fn main() {
    let unknown = "NO_SUCH_NAME".parse::<Reason>().unwrap_err();
    assert_eq!(unknown.to_string(), "no value has the name \"NO_SUCH_NAME\"");
    walk!("state", TaskState);
    walk!("source", Source);
    walk!("reason", Reason);
    for update in Update::all() {
        println!("update {}", told(update));
    }
    for capability in Capability::ALL {
        assert_eq!(Capability::from_str_name(capability.as_str_name()), Some(*capability));
        println!("capability {capability}");
    }
    assert_eq!(Capability::from_str_name("NO_SUCH_NAME"), None);
    for reason in by_number!(Reason) {
        println!("{reason} has {} updates", reason.updates().len());
        println!("{reason} again: {}", reason.retry().map_or("none", ReasonRetry::as_str));
    }
    for state in by_number!(TaskState) {
        println!("{state} requires {}", state.requires().map_or("none", Capability::as_str_name));
        println!("{state} is terminal: {}", state.terminal().map_or("unknown", Terminal::as_str));
        for source in Source::ALL {
            print!("{state} from {source} comes with");
            for reason in state.reasons(*source) {
                print!(" {reason}");
            }
            println!();
        }
    }
    for reason in by_number!(Reason) {
        for state in by_number!(TaskState) {
            for capability in Capability::ALL {
                for update in reason.instead(state, *capability) {
                    println!("{reason} with {state} and {capability} is {}", told(update));
                }
            }
        }
    }
}

/// All that an update says.
fn told(update: &Update) -> String {
    let state = |state: Option<TaskState>| state.map_or("none", TaskState::as_str_name);
    let reason = |reason: Option<Reason>| reason.map_or("none", Reason::as_str_name);
    let among: Vec<_> = update.among.iter().map(|one| one.as_str_name()).collect();
    let capabilities = |all: &[Capability]| {
        all.iter().map(|one| one.as_str_name()).collect::<Vec<_>>().join(" ")
    };
    [
        format!("{} {}", update.reason, state(update.state)),
        format!("from {}", update.source.map_or("none", Source::as_str_name)),
        format!("among [{}]", among.join(" ")),
        format!("requires [{}]", capabilities(update.requires)),
        format!("excludes [{}]", capabilities(update.excludes)),
        format!("instead of {} {}", reason(update.instead_of_reason), state(update.instead_of)),
        format!("conditional {}", update.conditional),
        format!(
            "since [{}] until [{}] ended {}",
            update.since.unwrap_or_default(),
            update.until.unwrap_or_default(),
            update.ended
        ),
    ]
    .join(", ")
}
