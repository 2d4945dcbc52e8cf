use super::*;

/// Loads a theme of these files.
fn load_files(files: &[(&str, &str)]) -> (Found, Sources) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join("own").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut sources = Sources::default();
    let named = Span::start_of(sources.add("plan.md", ""));
    let found = load(&folder.path().join("own"), named, &mut sources);
    (found, sources)
}

/// What is said of a theme of these files: rule, the text at the place, message.
pub(in crate::theme) fn check(files: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let (found, sources) = load_files(files);
    let said = |finding: &Diagnostic| {
        (finding.rule.as_str().to_owned(), sources.slice(finding.span).to_owned(), finding.message.clone())
    };
    found.findings.iter().map(said).collect()
}

/// The one thing that is said of a `theme.yaml`.
fn settings(text: &str) -> (String, String, String) {
    let mut found = check(&[("theme.yaml", text)]);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn the_default_theme_is_whole() {
    let theme = built_in("default").expect("the default theme loads");
    for path in ["html/index.html", "pdf/theme.typ", "assets/theme.css", "locales/en.yaml"] {
        assert!(theme.file(path).is_some(), "{path}");
    }
    assert!(theme.colours.contains_key("ink") && theme.dark.contains_key("ink"));
    assert!(built_in("none").is_none() && !theme.words("en-GB").is_empty());
    assert_eq!((theme.faces.body.as_str(), theme.faces.heading.as_str()), ("Source Sans 3", "Source Sans 3"));
    let mut sources = Sources::default();
    let named = Span::start_of(sources.add("default", ""));
    let mut places = Places::new(named, &mut sources);
    build("default", vec![embedded::layer(&mut places)], &mut places);
    assert_eq!(places.findings, []);
}

#[test]
fn a_theme_overrides_single_values_and_words() {
    let default = built_in("default").unwrap();
    let settings = ("theme.yaml", "extends: default\ncolours: {field: '#112233'}\n");
    let (found, _) = load_files(&[settings, ("locales/en.yaml", "contents: In this plan\n")]);
    let theme = found.theme.unwrap();
    assert_eq!((theme.colours["field"].as_str(), &theme.colours["ink"]), ("#112233", &default.colours["ink"]));
    assert_eq!(
        (theme.words("en")["contents"].as_str(), &theme.words("en")["glossary"]),
        ("In this plan", &default.words("en")["glossary"])
    );
    assert_ne!(theme.digest, default.digest);
    assert_eq!(found.findings, []);
}

#[test]
fn documented_names_of_colours_are_those_of_the_style_sheet() {
    let (found, _) =
        load_files(&[("theme.yaml", "colours: {text: '#101010', background: '#FFFDF8', zone-6: '#005500'}\n")]);
    let theme = found.theme.unwrap();
    let colour = |name: &str| theme.colours[name].clone();
    assert_eq!(
        (colour("ink"), colour("page"), colour("zone-6")),
        ("#101010".into(), "#FFFDF8".into(), "#005500".into())
    );
}

#[test]
fn the_field_is_the_same_on_dark_pages_and_text_is_not() {
    let default = built_in("default").unwrap();
    let (found, _) = load_files(&[("theme.yaml", "colours: {field: '#402040', accent: '#6A1B4D'}\n")]);
    let theme = found.theme.unwrap();
    assert_eq!((theme.dark["field"].as_str(), &theme.dark["accent"]), ("#402040", &default.dark["accent"]));
    let (found, _) = load_files(&[("theme.yaml", "colours: {field: '#402040', dark: {field: '#301830'}}\n")]);
    assert_eq!(found.theme.unwrap().dark["field"], "#301830");
}

#[test]
fn settings_are_read_strictly_and_told_at_their_places() {
    let said = |text: &str, rule: &str, at: &str, words: &str| {
        let (its, place, message) = settings(text);
        assert_eq!((its.as_str(), place.as_str()), (rule, at), "{text}: {message}");
        assert!(message.contains(words), "{text}: {message}");
    };
    said("colors: {}\n", "theme/settings", "colors", "colors");
    said("colours:\n  acent: '#000000'\n", "theme/settings", "acent", "acent");
    said("colours:\n  ink: 'red; }'\n", "theme/settings", "'red; }'", "no colour");
    said("colours:\n  ink: #000000\n  muted: '#333333'\n", "theme/settings", "#000000", "would be lost");
    said("colours:\n  ink:\n  muted: '#333333'\n", "theme/settings", "ink", "no colour behind");
    said("colours:\n  ink: '#000000'\n  text: '#000000'\n", "theme/settings", "'#000000'", "are one colour");
    said("cover: {layout: banner}\n", "theme/settings", "banner", "banner");
    said("furniture: {tabs: yes}\n", "theme/settings", "yes", "true");
    said("partners: Kent Police\n", "theme/settings", "Kent Police", "list");
    said("logo: {file: assets/logo.svg}\n", "theme/settings", "file", "`alt` is missing");
    said("logo: {file: assets/logo.svg, alt: Us}\n", "theme/file", "assets/logo.svg", "there is no");
    said("logo: {file: ../secret.svg, alt: Us}\n", "theme/file", "../secret.svg", "not a file in the theme");
    said("logo: {file: /etc/passwd, alt: Us}\n", "theme/file", "/etc/passwd", "not a file in the theme");
    said("extends: ../other\n", "theme/not-found", "../other", "there is no theme");
    said("extends: own\n", "theme/extends", "own", "ring");
    said("fonts: {body: Comic Sans}\n", "theme/font", "Comic Sans", "no such font");
    said("colours: {link: '#2E9BD6'}\n", "access/contrast", "'#2E9BD6'", "on `paper`");
}

#[test]
fn what_cannot_be_read_is_told() {
    let one = |files: &[(&str, &str)]| {
        let found = check(files);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    assert_eq!(one(&[("plan.md", "")]).0, "theme/not-found");
    assert_eq!(one(&[("theme.yaml", "colours: [\n")]).0, "theme/settings");
    assert_eq!(one(&[("theme.yaml", ""), ("locales/en.yaml", "a: [b]")]).0, "theme/settings");
    let svg = ("theme.yaml", "logo: {file: assets/logo.svg, alt: Us}\n");
    assert_eq!(one(&[svg, ("assets/logo.svg", "<html>")]).1, "assets/logo.svg");
    let png = ("theme.yaml", "logo: {file: assets/logo.png, alt: Us}\n");
    assert!(one(&[png, ("assets/logo.png", "no picture")]).2.contains("not a picture"));
    assert_eq!(one(&[("theme.yaml", ""), ("fonts/Own.ttf", "no font")]).0, "theme/font");
}

#[test]
fn a_face_by_its_file_and_what_it_lacks() {
    // A bold face of the default theme under another name has no regular, no italic and nothing for the web.
    let bold = built_in("default").unwrap().file("fonts/SourceSans3_700Bold.ttf").unwrap().clone();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("fonts")).unwrap();
    std::fs::write(folder.path().join("fonts/Own.ttf"), &bold).unwrap();
    std::fs::write(folder.path().join("theme.yaml"), "fonts: {body: fonts/Own.ttf}\n").unwrap();
    let mut sources = Sources::default();
    let named = Span::start_of(sources.add("plan.md", ""));
    let found = load(folder.path(), named, &mut sources);
    assert_eq!(found.theme.unwrap().faces.body, "Source Sans 3");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let theme = folder.path().join("own");
    std::fs::create_dir_all(theme.join("assets")).unwrap();
    std::fs::write(folder.path().join("secret.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    std::fs::write(theme.join("theme.yaml"), "extends: default\n").unwrap();
    std::os::unix::fs::symlink("../../secret.svg", theme.join("assets/logo.svg")).unwrap();
    let mut sources = Sources::default();
    let named = Span::start_of(sources.add("plan.md", ""));
    let found = load(&theme, named, &mut sources);
    assert!(found.theme.is_none() && found.findings.len() == 1, "{found:?}");
    assert!(found.findings[0].message.contains("is a link"), "{}", found.findings[0].message);
}

#[test]
fn too_many_files_and_too_large_a_file() {
    let many: Vec<(String, &str)> = (0..600).map(|i| (format!("assets/{i}.txt"), "")).collect();
    let mut files: Vec<(&str, &str)> = many.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    files.push(("theme.yaml", ""));
    let (found, sources) = load_files(&files);
    assert_eq!(found.findings[0].rule.as_str(), "theme/size");
    assert!(sources.path(found.findings[0].span.file).ends_with("own/theme.yaml"));
    let large = " ".repeat((8 << 20) + 1);
    assert_eq!(check(&[("theme.yaml", ""), ("assets/a.txt", &large)])[0].0, "theme/size");
}
