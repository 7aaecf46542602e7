//! Follows symbolic links, but only to files that may be read.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use cap_std::fs::Dir;

use super::{BELOW_NO_FOLDER, not_of_git, reworded};

/// How many links are followed for one path; Linux has the same limit.
const MOST: usize = 40;

/// The path of a file with all links followed. `outside` is the message of the error for a path
/// that leaves the folder.
pub fn without_links(dir: &Dir, path: &Path, outside: &str) -> io::Result<PathBuf> {
    not_of_git(path)?;
    let mut found = PathBuf::new();
    let mut rest = parts(path, outside)?;
    let mut links = 0;
    while let Some(part) = rest.pop() {
        if part == ".." {
            if !found.pop() {
                return Err(io::Error::other(outside));
            }
            continue;
        }
        let next = found.join(part);
        match dir.read_link_contents(&next) {
            Ok(target) => {
                links += 1;
                if links > MOST {
                    return Err(io::Error::other("there are too many levels of symbolic links"));
                }
                rest.extend(parts(&target, outside)?);
            }
            // The path exists and is not a link.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => found = next,
            Err(error) => return Err(reworded(error, BELOW_NO_FOLDER)),
        }
    }
    not_of_git(&found)?;
    Ok(found)
}

/// The parts of a path, last part first. `..` is kept.
fn parts(path: &Path, outside: &str) -> io::Result<Vec<OsString>> {
    let mut parts = Vec::new();
    for part in path.components().rev() {
        match part {
            Component::Normal(name) => parts.push(name.to_owned()),
            Component::ParentDir => parts.push("..".into()),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return Err(io::Error::other(outside)),
        }
    }
    Ok(parts)
}
