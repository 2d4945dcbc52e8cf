use super::*;

#[test]
fn probe() {
    for path in std::env::var("PROBE").unwrap_or_default().split_whitespace() {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let kind = if path.ends_with("plan.md") {
            DocumentKind::Plan
        } else if path.contains("/panel/") {
            DocumentKind::Report
        } else if path.contains("/papers/") {
            DocumentKind::Paper
        } else {
            DocumentKind::Section
        };
        match format(&text, kind) {
            Ok(f) => {
                println!("{path} kept {}", f.kept);
                let out = format!("/tmp/scratch-fmt/out{path}");
                std::fs::create_dir_all(std::path::Path::new(&out).parent().unwrap()).unwrap();
                std::fs::write(out, &f.text).unwrap();
                assert_eq!(format(&f.text, kind).unwrap().text, f.text);
            }
            Err(e) => println!("{path} {e:?}"),
        }
    }
}
