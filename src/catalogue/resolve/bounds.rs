//! How much a catalogue may come to. A short text can say that everything goes with everything else, and
//! what that makes would take all memory; so it is counted before any of it is made.

use std::collections::HashMap;
use std::ops::Range;

use super::parts::{self, EnumParts};
use super::updates::LAST_KNOWN;
use crate::catalogue::keys::{RawApi, RawCatalogue, RawEnum, RawNote, RawUpdate};
use crate::catalogue::yaml::{Node, Word};
use crate::diagnostic::{Findings, codes};

/// The most names that all apis together may have, the most updates with one for each state, source and
/// `instead`, the most values of the fields of an enum, and the most entries to mention in files.
const MOST: usize = 200_000;

/// The most groups and fields of an enum, words of a field, and items of each list of `audit`.
const MOST_LISTED: usize = 1000;

/// The most former names and aliases of one entry.
const MOST_OTHER_NAMES: usize = 100;

/// The most bytes of a name, and of what stands for it or a word of it in an api. With what an api makes of it, it
/// counts once more for each of these bytes, and whatever has a longer text for each KiB.
const LONG_NAME: usize = 256;
const LONG_TEXT: usize = 1024;

/// An update that can repeat several states counts once more for each of so many.
const MANY_STATES: usize = 64;

const HELP: &str = "use fewer of these, or split the catalogue into several";

/// The parts of the enums of a catalogue that stays below these numbers; reports where it does not.
pub fn within<'r, 't>(
    root: &Node<'_>,
    raw: &'r RawCatalogue<'t>,
    findings: &mut Findings,
) -> Option<[EnumParts<'r, 't>; 3]> {
    let enums = parts::of_each(root, raw);
    let before = findings.count();
    check_names(raw, &enums, findings);
    check_updates(raw, findings);
    check_mentions(raw, &enums, findings);
    check_audit(raw, findings);
    check_lists(raw, findings);
    check_lengths(raw, &enums, findings);
    for parts in &enums {
        check_enum(parts, findings);
    }
    (findings.count() == before).then_some(enums)
}

/// Reports names that come to too many in all apis.
fn check_names(raw: &RawCatalogue<'_>, enums: &[EnumParts<'_, '_>], findings: &mut Findings) {
    let mut names = Names::default();
    for parts in enums {
        let of_entries =
            parts.entries.iter().flat_map(|entry| entry.name.iter().chain(entry.other_names()));
        of_entries.chain(parts.reserved_names).for_each(|name| names.add(name));
    }
    raw.terms.iter().for_each(|(term, _)| names.add(term));
    let mut all = names.in_first_api();
    let mut place = names.too_many.clone();
    for (name, api) in raw.apis.iter().skip(1) {
        all = all.saturating_add(names.in_api(api));
        place = place.or_else(|| (all > MOST).then(|| name.span.clone()));
    }
    if let Some(place) = place {
        let message = format!("the names come to more than {MOST}, with one for each api");
        findings.error(codes::TOO_LARGE, &place, message, HELP);
    }
}

/// The names of a catalogue, counted.
#[derive(Default)]
struct Names {
    count: usize,
    bytes: usize,
    /// What is between underscores in them.
    words: usize,
    /// The first that is too many without any api.
    too_many: Option<Range<usize>>,
}

impl Names {
    fn add(&mut self, name: &Word<'_>) {
        self.count += 1;
        self.bytes += name.text.len();
        self.words += name.text.split('_').count();
        if self.in_first_api() > MOST {
            self.too_many.get_or_insert_with(|| name.span.clone());
        }
    }

    /// What the names come to as they are written.
    fn in_first_api(&self) -> usize {
        self.count + self.bytes / LONG_NAME
    }

    /// What the names come to in an api, which may make each word longer, and compares it with each rule.
    fn in_api(&self, api: &RawApi<'_>) -> usize {
        let longest = api.rename.iter().map(|(_, to)| to.text.len()).max().unwrap_or_default();
        let prefix = api.prefix.as_ref().map_or(0, |prefix| prefix.text.len());
        let of_words = self.words.saturating_mul(longest.saturating_add(api.rename.len()));
        let bytes = of_words.saturating_add(self.count.saturating_mul(prefix));
        self.count + self.bytes.saturating_add(bytes) / LONG_NAME
    }
}

/// Reports updates that come to too many, and remarks that are shared by too many.
fn check_updates(raw: &RawCatalogue<'_>, findings: &mut Findings) {
    let shared = raw.notes.iter().map(|(name, text)| (name.text.as_ref(), text.text.len()));
    let shared: HashMap<_, _> = shared.collect();
    let bytes = |notes: &[RawNote<'_>]| -> usize {
        let named = notes.iter().filter_map(RawNote::name);
        named.map(|name| shared.get(name).copied().unwrap_or_default()).sum()
    };
    let advice = raw.reasons.iter().filter_map(|reason| reason.guidance.as_ref());
    let remarks: usize = raw.states.iter().map(|state| bytes(&state.notes)).sum();
    let remarks = remarks + advice.map(|advice| bytes(&advice.notes)).sum::<usize>();
    let mut all = remarks / LONG_TEXT;
    for update in raw.reasons.iter().flat_map(|reason| &reason.updates) {
        let text = update.span.len().saturating_add(bytes(&update.notes));
        let repeats_any =
            update.among.is_empty() && update.states.iter().any(|state| state.text == LAST_KNOWN);
        let among = if repeats_any { raw.states.len() } else { update.among.len() } / MANY_STATES;
        all = all.saturating_add(copies(update).saturating_mul(1 + text / LONG_TEXT + among));
        if all > MOST {
            let message = format!(
                "the updates come to more than {MOST}, with one for each state, source and `instead`"
            );
            let place = update.when.as_ref().map_or(&update.span, |when| &when.span);
            findings.error(codes::TOO_LARGE, place, message, HELP);
            return;
        }
    }
}

/// Reports names and words for them that are long: code spans have them again and again.
fn check_lengths<'r, 't>(
    raw: &'r RawCatalogue<'t>,
    enums: &'r [EnumParts<'r, 't>],
    findings: &mut Findings,
) {
    let entries = enums.iter().flat_map(|parts| &parts.entries);
    let names = entries.flat_map(|entry| entry.name.iter().chain(entry.other_names()));
    let terms = raw.terms.iter().flat_map(|(_, names)| names);
    let in_apis =
        raw.apis.iter().flat_map(|(_, api)| api.rename.iter().map(|(_, to)| to).chain(&api.prefix));
    let mut all = names.chain(terms.map(|(_, term)| term)).chain(in_apis);
    let long = all.find(|word| word.text.len() > LONG_NAME);
    if let Some(long) = long {
        let message = format!("a name has more than {LONG_NAME} bytes");
        findings.error(codes::TOO_LARGE, &long.span, message, "shorten it");
    }
}

/// Reports lists of which each item is looked for in every text.
fn check_lists(raw: &RawCatalogue<'_>, findings: &mut Findings) {
    let too_many = |key: &str| format!("`{key}` has more than {MOST_LISTED} items");
    report(name(raw.apis.get(MOST_LISTED)), &too_many("apis"), findings);
    report(raw.directives.get(MOST_LISTED), &too_many("directives"), findings);
}

/// Reports lists of which each item is looked for in every file of source code.
fn check_audit(raw: &RawCatalogue<'_>, findings: &mut Findings) {
    let Some(audit) = &raw.audit else { return };
    let sources: Vec<_> = audit.sources.iter().flat_map(|(_, paths)| paths).collect();
    let lists = [&audit.paths, &audit.exclude, &audit.setters, &audit.helpers];
    let mut lists = lists.map(|list| list.iter().collect()).into_iter().chain([sources]);
    let too_many = lists.find_map(|list: Vec<_>| list.get(MOST_LISTED).copied());
    report(too_many, &format!("a list of `audit` has more than {MOST_LISTED} items"), findings);
}

/// Reports files that people write, each of which may lack each entry.
fn check_mentions(raw: &RawCatalogue<'_>, enums: &[EnumParts<'_, '_>], findings: &mut Findings) {
    let entries: usize = enums.iter().map(|parts| parts.entries.len()).sum();
    let all = raw.mentions.len().saturating_mul(entries);
    let message = format!("the files under `mentions` have more than {MOST} entries to mention");
    report(name(raw.mentions.last()).filter(|_| all > MOST), &message, findings);
}

/// How many updates one stands for.
fn copies(update: &RawUpdate<'_>) -> usize {
    let states_and_sources = update.states.len().max(1).saturating_mul(update.sources.len().max(1));
    states_and_sources.saturating_mul(1 + update.instead.len())
}

/// Reports fields and groups that an enum has too many of.
fn check_enum(parts: &EnumParts<'_, '_>, findings: &mut Findings) {
    let mut report = |word: Option<&Word<'_>>, message: String| report(word, &message, findings);
    let mut entries = parts.entries.iter();
    let too_many = entries.find_map(|entry| entry.other_names().nth(MOST_OTHER_NAMES));
    report(too_many, format!("the entry has more than {MOST_OTHER_NAMES} other names"));
    let Some(RawEnum { groups, fields, .. }) = parts.declared else { return };
    report(name(groups.get(MOST_LISTED)), format!("the enum has more than {MOST_LISTED} groups"));
    report(name(fields.get(MOST_LISTED)), format!("the enum has more than {MOST_LISTED} fields"));
    let mut types = fields.iter().filter_map(|(_, field)| field.type_name.as_ref());
    let too_many = types.find_map(|of| of.words().get(MOST_LISTED)).map(|word| &word.word);
    report(too_many, format!("the field has more than {MOST_LISTED} words"));
    let values = fields.len().saturating_mul(parts.entries.len());
    let last = name(fields.last()).filter(|_| values > MOST);
    report(last, format!("the entries have more than {MOST} values of fields"));
}

/// The name of something in a map.
fn name<'r, 't, T>(named: Option<&'r (Word<'t>, T)>) -> Option<&'r Word<'t>> {
    named.map(|(name, _)| name)
}

/// Reports what is too much, if anything is.
fn report(word: Option<&Word<'_>>, message: &str, findings: &mut Findings) {
    if let Some(word) = word {
        findings.error(codes::TOO_LARGE, &word.span, message, HELP);
    }
}
