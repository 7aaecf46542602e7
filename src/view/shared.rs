//! Parts of a view that are in several places of it.

use std::cell::OnceCell;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

use serde::ser::Error;
use serde::{Serialize, Serializer};
use tera::Value;

/// A part that is in several places. Templates see one copy of it in all of them, which is half
/// of the memory that a view takes.
#[derive(Debug)]
pub struct Shared<T>(Rc<Part<T>>);

#[derive(Debug)]
struct Part<T> {
    part: T,
    /// What templates see of it, once it was asked for.
    seen: OnceCell<Value>,
}

impl<T> Shared<T> {
    pub(super) fn new(part: T) -> Self {
        Self(Rc::new(Part { part, seen: OnceCell::new() }))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.part
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: Hash> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.seen.get().is_none() {
            let seen = Value::try_from_serializable(&**self).map_err(S::Error::custom)?;
            self.0.seen.get_or_init(|| seen);
        }
        self.0.seen.get().serialize(serializer)
    }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Shared<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
