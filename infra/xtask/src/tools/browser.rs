//! Chromium: `CHROMIUM`, the search path, or Debian's package where we may install one.

use std::path::PathBuf;

use crate::{
    Outcome,
    process::{command, read, run},
    root::{on_path, root, setting},
};

const PACKAGES: [&str; 3] = ["chromium", "fonts-noto-cjk", "fonts-noto-color-emoji"];

/// The browser, or in words why there is none.
pub fn program() -> Outcome<Result<PathBuf, String>> {
    if let Some(named) = setting("CHROMIUM") {
        return Ok(Ok(PathBuf::from(named)));
    }
    if let Some(found) = found() {
        return Ok(Ok(found));
    }
    let Some(apt) = on_path("apt-get") else {
        return Ok(Err("no Chromium on the search path and no apt-get; set CHROMIUM".into()));
    };
    let apt = apt.display().to_string();
    let root_user = read(&mut command("id", &["-u"], &root()))?.trim() == "0";
    let prefix: &[&str] = match (root_user, on_path("sudo")) {
        (true, _) => &[],
        (false, Some(_)) => &["sudo", "-n"],
        (false, None) => return Ok(Err("no Chromium, and neither root nor sudo to install it; set CHROMIUM".into())),
    };
    for arguments in [vec!["update"], [&["install", "-y", "--no-install-recommends"][..], &PACKAGES].concat()] {
        let line = [prefix, &[apt.as_str()], &arguments].concat();
        if let Some((program, rest)) = line.split_first() {
            run(command(program, rest, &root()).env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
    }
    Ok(found().ok_or_else(|| "apt-get installed no Chromium".to_owned()))
}

fn found() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| on_path(name))
}
