//! Turns the catalogue files into `enum Key`, so that a sentence missing in one language is a failed build and not a
//! silence on someone's phone.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fmt, fs,
    path::Path,
    process::ExitCode,
};

/// File name and `Lang` variant; the first one says which keys there are.
const LANGUAGES: [(&str, &str); 3] = [("ja", "Ja"), ("ja-easy", "Easy"), ("en", "En")];

/// Dotted name → template.
type Catalogue = BTreeMap<String, String>;

fn main() -> ExitCode {
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Problems(problems)) => {
            for problem in problems {
                tell_cargo("error", problem);
            }
            ExitCode::FAILURE
        }
    }
}

/// Everything wrong with the catalogue, so that a translator sees it in one go.
struct Problems(Vec<String>);

impl<E: fmt::Display> From<E> for Problems {
    fn from(error: E) -> Self {
        Self(vec![error.to_string()])
    }
}

fn tell_cargo(instruction: &str, value: impl fmt::Display) {
    println!("cargo::{instruction}={value}");
}

fn generate() -> Result<(), Problems> {
    let mut catalogues = Vec::new();
    for (file, variant) in LANGUAGES {
        let path = format!("src/text/{file}.toml");
        tell_cargo("rerun-if-changed", &path);
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let table: toml::Table =
            toml::from_str(&text).map_err(|error| format!("{path}: {error}").replace('\n', " "))?;
        let mut catalogue = Catalogue::new();
        flatten("", &table, &mut catalogue).map_err(|error| format!("{path}: {error}"))?;
        catalogues.push((file, variant, catalogue));
    }
    let problems = differences(&catalogues);
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("keys.rs"), source(&catalogues)?)?;
    Ok(())
}

/// Nested tables become dotted names.
fn flatten(prefix: &str, table: &toml::Table, into: &mut Catalogue) -> Result<(), String> {
    for (name, value) in table {
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
            return Err(format!("the key {prefix}{name} may only have a–z, 0–9 and _"));
        }
        let dotted = format!("{prefix}{name}");
        match value {
            toml::Value::Table(inner) => flatten(&format!("{dotted}."), inner, into)?,
            toml::Value::String(text) if text.trim().is_empty() => return Err(format!("{dotted} is empty")),
            toml::Value::String(text) => {
                into.insert(dotted, text.trim_end().to_owned());
            }
            _ => return Err(format!("{dotted} is not a text")),
        }
    }
    Ok(())
}

/// What one language has and another lacks: keys and placeholders.
fn differences(catalogues: &[(&str, &str, Catalogue)]) -> Vec<String> {
    let mut problems = Vec::new();
    let Some(((first, _, reference), others)) = catalogues.split_first() else { return problems };
    for (file, _, catalogue) in others {
        for name in reference.keys().filter(|name| !catalogue.contains_key(*name)) {
            problems.push(format!("src/text/{file}.toml lacks {name}, which {first}.toml has"));
        }
        for name in catalogue.keys().filter(|name| !reference.contains_key(*name)) {
            problems.push(format!("src/text/{file}.toml has {name}, which {first}.toml lacks"));
        }
    }
    for (file, _, catalogue) in catalogues {
        for (name, template) in catalogue {
            match (placeholders(template), reference.get(name).map(|template| placeholders(template))) {
                (Err(error), _) => problems.push(format!("src/text/{file}.toml: {name}: {error}")),
                (Ok(here), Some(Ok(there))) if here != there => {
                    problems.push(format!("src/text/{file}.toml: {name} has {here:?}, {first}.toml has {there:?}"));
                }
                _ => {}
            }
        }
    }
    problems
}

/// The `{names}` in a template.
fn placeholders(template: &str) -> Result<BTreeSet<&str>, String> {
    let mut found = BTreeSet::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or("a { is never closed")?;
        if before.contains('}') || name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            return Err(format!("{{{name}}} is not a placeholder"));
        }
        found.insert(name);
        rest = tail;
    }
    if rest.contains('}') {
        return Err("a } is never opened".to_owned());
    }
    Ok(found)
}

/// The generated Rust: the enum, its names, its placeholders and its templates.
fn source(catalogues: &[(&str, &str, Catalogue)]) -> Result<String, Problems> {
    let (_, _, reference) = catalogues.first().ok_or("no language")?;
    let mut variants = BTreeMap::new();
    for name in reference.keys() {
        if let Some(other) = variants.insert(camel(name), name) {
            return Err(format!("{name} and {other} would be the same Key").into());
        }
    }

    let mut out = String::from(
        "/// Every sentence there is, named as in the catalogue files.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Key {\n",
    );
    for (variant, name) in &variants {
        out += &format!("    /// `{name}`\n    {variant},\n");
    }
    out += "}\n\nimpl Key {\n    /// All of them.\n    pub const ALL: &[Self] = &[\n";
    for variant in variants.keys() {
        out += &format!("        Self::{variant},\n");
    }
    out += "    ];\n\n    /// The dotted name.\n    #[must_use]\n    pub const fn name(self) -> &'static str {\n        match self {\n";
    for (variant, name) in &variants {
        out += &format!("            Self::{variant} => {name:?},\n");
    }
    out += "        }\n    }\n\n    /// The key a dotted name means.\n    #[must_use]\n    \
            pub fn from_name(name: &str) -> Option<Self> {\n        match name {\n";
    for (variant, name) in &variants {
        out += &format!("            {name:?} => Some(Self::{variant}),\n");
    }
    out += "            _ => None,\n        }\n    }\n\n    /// The names a template wants filled in.\n    #[must_use]\n    \
            pub const fn placeholders(self) -> &'static [&'static str] {\n        match self {\n";
    for (variant, name) in &variants {
        let names = reference.get(*name).map(|template| placeholders(template)).transpose()?.unwrap_or_default();
        if !names.is_empty() {
            out += &format!("            Self::{variant} => &{:?},\n", Vec::from_iter(names));
        }
    }
    out += "            _ => &[],\n        }\n    }\n\n    /// The template.\n    \
            pub(super) const fn template(self, lang: Lang) -> &'static str {\n        match (lang, self) {\n";
    for (_, lang, catalogue) in catalogues {
        for (variant, name) in &variants {
            let template = catalogue.get(*name).ok_or("checked above")?;
            out += &format!("            (Lang::{lang}, Self::{variant}) => {template:?},\n");
        }
    }
    out += "        }\n    }\n}\n";
    Ok(out)
}

/// `error.token_unknown` → `ErrorTokenUnknown`.
fn camel(dotted: &str) -> String {
    let mut out = String::new();
    for word in dotted.split(['.', '_']) {
        let mut letters = word.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}
