//! Files are written as a whole or not at all, and only if they are still what was read. If that is
//! not possible, there is one clear error.

mod meanwhile;

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Command;

use crate::project::{Project, Run};
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons: [{ name: WHY_WET, number: 1, description: Rain came in. }]
outputs:
  made/first.txt: { template: list.txt }
  made/more/second.txt: { template: list.txt }
";

const TEMPLATE: &str = "\
{% for line in banner %}# {{ line }}
{% endfor %}
{%- for reason in reasons.entries %}{{ reason.name }}: {{ reason.description | text }}
{% endfor %}";

/// A project whose outputs are up to date.
fn lantern() -> Project {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("templates/list.txt", TEMPLATE)]);
    project.run(&["generate"]).exits(0);
    project
}

/// The same project after an edit of the catalogue.
fn stale() -> Project {
    let project = lantern();
    project.edit("catalogue.yaml", "Rain", "Snow");
    project
}

#[test]
fn permissions_and_owner_stay() {
    let project = stale();
    let file = project.path().join("made/first.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o750)).unwrap();
    // Only root can give a file away; others see here that nothing speaks against their own.
    let _ = chown(&file, Some(1234), Some(2345));
    let of = |path: &Path| {
        let metadata = fs::metadata(path).unwrap();
        (metadata.mode() & 0o7777, metadata.uid(), metadata.gid())
    };
    let before = of(&file);
    project.run(&["generate"]).exits(0);
    assert!(project.read("made/first.txt").contains("Snow"));
    assert_eq!(of(&file), before);
}

#[test]
fn a_new_file_is_like_any_other_that_its_user_makes() {
    let project = stale();
    fs::remove_file(project.path().join("made/first.txt")).unwrap();
    project.run(&["generate"]).exits(0);
    project.write("by-hand.txt", "");
    let mode = |path| fs::metadata(project.path().join(path)).unwrap().mode();
    assert_eq!(mode("made/first.txt"), mode("by-hand.txt"));
}

/// An entry of an access list, in the system's binary form.
fn entry(tag: u16, permissions: u16, id: u32) -> Vec<u8> {
    [&tag.to_le_bytes()[..], &permissions.to_le_bytes(), &id.to_le_bytes()].concat()
}

/// Sets an attribute of a file. Returns whether the file system supports that; if not, there is
/// nothing to lose.
fn gets(path: &Path, name: &str, value: &[u8]) -> bool {
    match xattr::set(path, name, value) {
        Err(error) if error.kind() == ErrorKind::Unsupported => false,
        set => set.map(|()| true).unwrap(),
    }
}

/// If the access list were lost, its mask would become the permissions of the group.
#[test]
fn a_file_keeps_its_access_list_and_other_attributes() {
    let project = stale();
    let path = project.path().join("made/first.txt");
    // Its user and user 65534 may read and write, its group and others may not.
    let nobody = u32::MAX;
    let list = [
        2_u32.to_le_bytes().to_vec(),
        entry(1, 6, nobody),
        entry(2, 6, 65534),
        entry(4, 0, nobody),
        entry(16, 6, nobody),
        entry(32, 0, nobody),
    ];
    let attributes =
        [("system.posix_acl_access", list.concat()), ("user.note", b"by hand".to_vec())];
    let attributes = attributes.into_iter().filter(|(name, value)| gets(&path, name, value));
    let attributes: Vec<_> = attributes.collect();
    let before = fs::metadata(&path).unwrap().mode();
    project.run(&["generate"]).exits(0);
    assert!(project.read("made/first.txt").contains("Snow"));
    for (name, value) in attributes {
        assert_eq!(xattr::get(&path, name).unwrap(), Some(value), "{name}");
    }
    assert_eq!(fs::metadata(&path).unwrap().mode(), before);
}

/// A folder can give new files an access list that admits other users.
#[test]
fn a_file_without_an_access_list_gets_none() {
    let project = stale();
    let (folder, path) = (project.path().join("made"), project.path().join("made/first.txt"));
    let nobody = u32::MAX;
    let list = [
        2_u32.to_le_bytes().to_vec(),
        entry(1, 7, nobody),
        entry(2, 4, 65534),
        entry(4, 4, nobody),
        entry(16, 4, nobody),
        entry(32, 0, nobody),
    ];
    gets(&folder, "system.posix_acl_default", &list.concat());
    project.run(&["generate"]).exits(0);
    assert!(project.read("made/first.txt").contains("Snow"));
    assert_eq!(xattr::get(&path, "system.posix_acl_access").unwrap_or_default(), None);
}

#[test]
fn a_name_can_be_as_long_as_the_file_system_lets_it() {
    let project = stale();
    let long = format!("made/{}.txt", "n".repeat(251));
    project.edit("catalogue.yaml", "made/first.txt", &long);
    project.run(&["generate"]).exits(0);
    assert!(project.read(&long).contains("Snow"));
}

/// Runs can overlap if folders cannot be locked, or if another catalogue has outputs in the same
/// folders.
#[test]
fn what_a_run_that_lives_is_writing_is_left_to_it() {
    let project = lantern();
    let path = "made/.0123456789abcdef.reasonbook-new";
    project.write(path, "half of a te");
    let file = File::open(project.path().join(path)).unwrap();
    file.lock().unwrap();
    assert_eq!(project.run(&["generate"]).exits(0).stderr, "0 of 2 outputs changed\n");
    assert_eq!(project.read(path), "half of a te");
    drop(file);
    project.run(&["generate"]).exits(0);
    assert!(!project.exists(path));
}

#[test]
fn a_file_is_replaced_and_not_written_over() {
    let project = stale();
    let mut reader = File::open(project.path().join("made/first.txt")).unwrap();
    project.run(&["generate"]).exits(0);
    let mut old = String::new();
    reader.read_to_string(&mut old).unwrap();
    assert!(old.contains("Rain"), "who reads meanwhile sees the old text whole");
    assert!(project.read("made/first.txt").contains("Snow"));
}

#[test]
fn what_a_run_that_died_has_left_is_cleared_and_nothing_else() {
    let project = lantern();
    project.edit("catalogue.yaml", "outputs:", "owned: [kept]\noutputs:");
    let before = project.files();
    let ours = ["made/.0123456789abcdef.reasonbook-new", "made/.fedcba9876543210.reasonbook-new"];
    let deep = "kept/far/below/.0000000000000001.reasonbook-new";
    for path in ours.into_iter().chain([deep]) {
        project.write(path, "# Generated by reasonbook from catalogue.yaml. DO NOT EDIT.\n");
    }
    let foreign = [
        "made/x.reasonbook-new",
        "made/.1.reasonbook-new",
        "made/.0123456789abcdeX.reasonbook-new",
    ];
    for path in foreign.into_iter().chain(["elsewhere/.0123456789abcdef.reasonbook-new"]) {
        project.write(path, "not ours\n");
    }
    fs::create_dir(project.path().join("made/.0000000000000002.reasonbook-new")).unwrap();
    // A link that somebody put in the place of an output, and that came out of there.
    symlink("first.txt", project.path().join("made/.0000000000000003.reasonbook-new")).unwrap();

    // To `check` it is nothing.
    assert_data_eq!(
        project.run(&["check"]).exits(0).stderr,
        str![[r#"
2 outputs are up to date

"#]]
    );
    assert!(project.exists(deep));
    assert_data_eq!(
        project.run(&["generate"]).exits(0).stderr,
        str![[r#"
removed kept/far/below/.0000000000000001.reasonbook-new, left over from a run that died
removed made/.0000000000000003.reasonbook-new, left over from a run that died
removed made/.0123456789abcdef.reasonbook-new, left over from a run that died
removed made/.fedcba9876543210.reasonbook-new, left over from a run that died
0 of 2 outputs changed

"#]]
    );
    assert!(project.path().join("made/.0000000000000002.reasonbook-new").is_dir());
    for path in foreign.into_iter().chain(["elsewhere/.0123456789abcdef.reasonbook-new"]) {
        assert_eq!(project.read(path), "not ours\n");
        fs::remove_file(project.path().join(path)).unwrap();
    }
    assert_eq!(project.files(), before);
}

/// The messages of a run that cannot write. Fails if it has changed anything.
fn fails(project: &Project) -> String {
    let before = project.files();
    let run = project.run(&["generate"]).exits(2);
    assert_eq!(project.files(), before);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run.stderr
}

#[test]
fn a_folder_in_the_place_of_a_file_is_an_error_before_anything_is_written() {
    let project = stale();
    let path = project.path().join("made/more/second.txt");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_data_eq!(
        fails(&project),
        str![[r#"
error[disk]: cannot read this: it is a folder
--> made/more/second.txt
 = help: make it a readable file in this folder, or name another one


"#]]
    );
}

#[test]
fn a_file_in_the_place_of_a_folder_is_an_error_before_anything_is_written() {
    let project = stale();
    fs::remove_dir_all(project.path().join("made/more")).unwrap();
    project.write("made/more", "mine\n");
    assert_data_eq!(
        project.run(&["check"]).exits(2).stderr,
        str![[r#"
error[stale-output]: the file is not what the catalogue generates
--> made/first.txt:3
 = help: edit the catalogue, not the file, and run `reasonbook generate` once the other errors are resolved

error[disk]: cannot read this: `more` is not a folder
--> made/more/second.txt
 = help: make it a readable file in this folder, or name another one

1 of 2 outputs not up to date, 1 not known; the errors above come first

"#]]
    );
    assert_data_eq!(
        fails(&project),
        str![[r#"
error[disk]: cannot read this: `more` is not a folder
--> made/more/second.txt
 = help: make it a readable file in this folder, or name another one


"#]]
    );
}

#[test]
fn a_link_that_leads_nowhere_in_the_place_of_a_folder_is_an_error() {
    let project = stale();
    fs::remove_dir_all(project.path().join("made/more")).unwrap();
    symlink("nowhere", project.path().join("made/more")).unwrap();
    assert_data_eq!(
        project.run(&["generate"]).exits(2).stderr,
        str![[r#"
error[disk]: cannot read this: `more` is a symbolic link; name the folder that it leads to
--> made/more/second.txt
 = help: make it a readable file in this folder, or name another one


"#]]
    );
}

#[test]
fn every_error_of_the_disk_comes_in_one_run() {
    let project = stale();
    for path in ["made/first.txt", "made/more/second.txt"] {
        fs::remove_file(project.path().join(path)).unwrap();
        fs::create_dir(project.path().join(path)).unwrap();
    }
    assert_eq!(fails(&project).matches("cannot read this: it is a folder").count(), 2);
}

#[test]
fn missing_folders_are_made() {
    let project = stale();
    fs::remove_dir_all(project.path().join("made")).unwrap();
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
    fs::remove_dir_all(project.path().join("templates")).unwrap();
    let run = project.run(&["check"]).exits(2);
    assert!(run.stderr.contains("error[unknown-template]"), "{}", run.stderr);
}

#[test]
fn a_missing_catalogue_or_folder_of_it_is_one_error() {
    let project = lantern();
    let gone = project.path().join("gone");
    fs::create_dir(&gone).unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", "rmdir ../gone && exec \"$0\" generate"]).current_dir(&gone);
    let run = Run::of(command.arg(env!("CARGO_BIN_EXE_reasonbook"))).exits(2);
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    for args in [
        &["generate", "--catalogue", "gone/catalogue.yaml"][..],
        &["check", "--catalogue", "no.yaml"],
    ] {
        let run = project.run(args).exits(2);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
        assert!(run.stderr.contains(&format!("--> {}", args[2])), "{}", run.stderr);
    }
}
