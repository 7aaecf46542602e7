//! From the tree to the records of [`keys`](super::keys).
//!
//! Decoding is lenient, because [`shape`](super::shape) has already reported whatever is not of the
//! right kind: a value of the wrong kind is left out here and gives no second diagnostic.

use super::kinds::{Choice, Keys, Kind};
use super::yaml::{Node, Value, Word};

/// What is under a key: what may be there, and what is read of it.
pub trait Decode<'t> {
    /// What may be there.
    const KIND: Kind;
    /// What is read of a value of this kind.
    type Read;
    /// What a record has of it: lists and records are empty where they are left out, anything else is missing.
    type Field: Default + From<Self::Read>;

    /// What is read of a node; nothing where it is of another kind.
    fn read(node: &Node<'t>) -> Option<Self::Read>;

    /// What a record has, of what is under the key.
    fn field(node: Option<&Node<'t>>) -> Self::Field {
        node.and_then(Self::read).map(Self::Field::from).unwrap_or_default()
    }
}

/// Declares kinds that are read as the word in the catalogue.
macro_rules! words {
    ($($name:ident = $kind:expr;)+) => { $(
        #[doc = concat!("[`", stringify!($kind), "`].")]
        #[derive(Debug)]
        pub struct $name;

        impl<'t> $crate::catalogue::decode::Decode<'t> for $name {
            const KIND: $crate::catalogue::kinds::Kind = $kind;
            type Read = $crate::catalogue::yaml::Word<'t>;
            type Field = Option<Self::Read>;

            fn read(node: &$crate::catalogue::yaml::Node<'t>) -> Option<Self::Read> {
                node.text()
            }
        }
    )+ };
}
pub(super) use words;

words! {
    Text = Kind::Text;
    Prose = Kind::Prose;
    Name = Kind::Name;
    Label = Kind::Label;
    Part = Kind::Part;
    CodeSpan = Kind::CodeSpan;
    Path = Kind::Path;
    Version = Kind::Version;
    Number = Kind::Number;
    Numbers = Kind::Numbers;
    Lint = Kind::Lint;
}

/// [`Kind::Flag`]: whether it is `true`.
#[derive(Debug)]
pub struct Flag;

impl<'t> Decode<'t> for Flag {
    const KIND: Kind = Kind::Flag;
    type Read = bool;
    type Field = bool;

    fn read(node: &Node<'t>) -> Option<bool> {
        node.text().map(|word| word.text == "true")
    }
}

/// [`Kind::List`].
#[derive(Debug)]
pub struct List<T>(T);

impl<'t, T: Decode<'t>> Decode<'t> for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
    type Read = Vec<T::Read>;
    type Field = Self::Read;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        match &node.value {
            Value::List(items) => Some(items.iter().filter_map(T::read).collect()),
            _ => node.is_null().then(Vec::new),
        }
    }
}

/// [`Kind::NonEmptyList`]: a list of at least one.
#[derive(Debug)]
pub struct NonEmptyList<T>(T);

impl<'t, T: Decode<'t>> Decode<'t> for NonEmptyList<T> {
    const KIND: Kind = Kind::NonEmptyList(&T::KIND);
    type Read = Vec<T::Read>;
    type Field = Self::Read;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        List::<T>::read(node)
    }
}

/// One value, or a list of at least one.
#[derive(Debug)]
pub struct OneOrMore<T>(T);

impl<'t, T: Decode<'t>> Decode<'t> for OneOrMore<T> {
    const KIND: Kind = Kind::Either(&[T::KIND, Kind::NonEmptyList(&T::KIND)]);
    type Read = Vec<T::Read>;
    type Field = Self::Read;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        match T::read(node) {
            Some(one) => Some(vec![one]),
            None => List::<T>::read(node),
        }
    }
}

/// [`Kind::Map`], in the author's order.
#[derive(Debug)]
pub struct Map<K, V>(K, V);

impl<'t, K: Decode<'t>, V: Decode<'t>> Decode<'t> for Map<K, V> {
    const KIND: Kind = Kind::Map(&K::KIND, &V::KIND);
    type Read = Vec<(Word<'t>, V::Read)>;
    type Field = Self::Read;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        let read = |(key, node): &(Word<'t>, Node<'t>)| Some((key.clone(), V::read(node)?));
        match &node.value {
            Value::Map(pairs) => Some(pairs.iter().filter_map(read).collect()),
            _ => node.is_null().then(Vec::new),
        }
    }
}

/// A list or map for which empty and absent differ.
#[derive(Debug)]
pub struct IfGiven<T>(T);

impl<'t, T: Decode<'t>> Decode<'t> for IfGiven<T> {
    const KIND: Kind = T::KIND;
    type Read = T::Read;
    type Field = Option<T::Read>;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        T::read(node)
    }
}

/// [`Kind::Anything`]: a parameter of a template.
#[derive(Debug)]
pub struct Anything;

impl<'t> Decode<'t> for Anything {
    const KIND: Kind = Kind::Anything;
    type Read = Node<'t>;
    type Field = Option<Self::Read>;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        (!matches!(node.value, Value::Refused)).then(|| node.clone())
    }
}

/// Declares records. Of one line a key it makes the struct with what is read of each key, the table of
/// the keys, and the way from the tree to the struct.
///
/// ```text
/// records! {
///     /// What it is.
///     RawThing {
///         required number: Number, "What the key means; editors and messages say it.";
///         optional type_name "type": Text, "A key that is a word of Rust.";
///         optional title: Text = "Things", "A text with a default, which the method `title` gives.";
///     }
/// }
/// ```
///
/// - `RawThing with entry: RawEntry` has the keys of `RawEntry` as well, and its alternatives.
/// - `RawThing [Choice::…]` has alternatives; the field `alternatives` says which are there.
/// - `RawThing or state: Name` can be written as the value of that key alone.
macro_rules! records {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@default $declared:expr) => { $declared };
    (@default $declared:expr, $default:literal) => { $declared.with_default($default) };
    (@shared) => { &[] };
    (@shared $Shared:ident) => { $Shared::OWN };
    (@choice ,) => { None };
    (@choice $Shared:ident,) => { $Shared::KEYS.choice };
    (@choice $($Shared:ident)?, $choice:expr) => { Some($choice) };
    (@short $kind:expr) => { $kind };
    (@short $kind:expr, $Short:ty) => { Kind::Either(&[<$Short as Decode<'t>>::KIND, $kind]) };
    ($(
        $(#[$about:meta])+
        $record:ident
        $(with $shared:ident: $Shared:ident)?
        $([$choice:expr])?
        $(or $short:ident: $Short:ty)?
        { $(
            $need:ident $field:ident $($key:literal)?: $kind:ty $(= $default:literal)?, $meaning:literal;
        )* }
    )+) => { $(
        $(#[$about])+
        #[derive(Debug, Default)]
        pub struct $record<'t> {
            #[allow(dead_code, reason = "not every record is asked where it stands")]
            pub span: Range<usize>,
            $(pub $shared: $Shared<'t>,)?
            $(
                #[doc = concat!("What there is of `", stringify!($choice), "`.")]
                pub alternatives: Alternatives<'t>,
            )?
            $(#[doc = $meaning] pub $field: <$kind as Decode<'t>>::Field,)*
        }

        impl<'t> $record<'t> {
            const OWN: &'static [Key] = &[$(
                records!(@default Key::$need(
                    records!(@key $field $($key)?),
                    <$kind as Decode<'t>>::KIND,
                    $meaning,
                ) $(, $default)?),
            )*];

            const KEYS: Keys = Keys {
                shared: records!(@shared $($Shared)?),
                own: Self::OWN,
                choice: records!(@choice $($Shared)?, $($choice)?),
            };

            const RECORD: Kind = Kind::Record(Self::KEYS);

            $($(
                #[doc = concat!("The `", stringify!($field), "`, or the default one.")]
                pub fn $field(&self) -> &str {
                    self.$field.as_ref().map_or($default, |word| &word.text)
                }
            )?)*
        }

        impl<'t> Decode<'t> for $record<'t> {
            const KIND: Kind = records!(@short Self::RECORD $(, $Short)?);
            type Read = Self;
            type Field = Self;

            /// Any other node gives an empty record: `shape` has reported it.
            fn read(node: &Node<'t>) -> Option<Self> {
                $(let $short = <$Short as Decode<'t>>::read(node);
                if $short.is_some() || node.is_null() {
                    return Some(Self { span: node.span.clone(), $short, ..Self::default() });
                })?
                Some(Self {
                    span: node.span.clone(),
                    $($shared: $Shared::read(node).unwrap_or_default(),)?
                    $(alternatives: Alternatives::read(node, Self::KEYS, &$choice),)?
                    $($field: <$kind>::field(node.get(records!(@key $field $($key)?))),)*
                })
            }
        }
    )+ };
}
pub(super) use records;

/// Which keys a record with alternatives has.
#[derive(Debug, Default)]
pub struct Alternatives<'t> {
    /// The keys that are there, readable or not, in the order of the file.
    pub present: Vec<Word<'t>>,
    /// Whether these are too few or too many.
    pub is_wrong_number: bool,
    /// Whether a merge key brings more, so that nothing can be said to be missing.
    pub is_merged: bool,
}

impl<'t> Alternatives<'t> {
    /// Reads them from a node. A node of the wrong type has been reported, so its number of keys is not.
    pub fn read(node: &Node<'t>, table: Keys, choice: &Choice) -> Self {
        let keys = node.entries().map(|(key, _)| key);
        let present: Vec<_> = keys.filter(|key| table.get(&key.text).is_some()).cloned().collect();
        let is_met = choice.is_met(present.iter().map(|key| key.text.as_ref()));
        let is_merged = node.entries().any(|(key, value)| value.is_merged(key));
        let is_known = !is_merged && (node.is_map() || node.is_null());
        Self { present, is_wrong_number: !is_met && is_known, is_merged }
    }
}
