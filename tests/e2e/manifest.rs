//! `manifest.json` tells of exactly what was written, and from what.

use sha2::{Digest, Sha256};

use crate::harness::Project;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn lists_every_output_with_its_digest() {
    let project = Project::minimal();
    project.build("plan --out out");
    let mut files = project.files("out/plan");
    let manifest = files.remove("manifest.json").expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!(manifest["version"], 1);
    assert_eq!(manifest["tool"]["name"], "planwright");
    assert_eq!(manifest["profile"], "england-pcc@2");
    assert_eq!(manifest["theme"]["name"], "default");
    for digest in [&manifest["sources"], &manifest["theme"]["digest"], &manifest["inputs"]] {
        assert!(digest.as_str().is_some_and(|d| d.len() == 64 && d.chars().all(|c| c.is_ascii_hexdigit())), "{digest}");
    }
    for output in manifest["outputs"].as_array().expect("a list") {
        let path = output["path"].as_str().expect("a path");
        let bytes = files.remove(path).unwrap_or_else(|| panic!("{path} is not there"));
        assert_eq!(output["sha256"], hex(&Sha256::digest(&bytes)), "{path}");
        assert_eq!(output["bytes"], bytes.len(), "{path}");
    }
    assert!(files.is_empty(), "not in the manifest: {:?}", files.keys());
}

#[test]
fn the_digest_of_the_sources_is_theirs_alone() {
    let digest = |project: &Project, arguments: &str| {
        project.build(&format!("plan --out out --only text {arguments}"));
        let manifest: serde_json::Value = serde_json::from_str(&project.read("out/plan/manifest.json")).expect("JSON");
        manifest["sources"].clone()
    };
    let project = Project::minimal();
    let first = digest(&project, "");
    assert_eq!(first, digest(&project, "--status consultation"));
    assert_eq!(first, digest(&Project::minimal().file("plan/README.md", "Not of the plan."), ""));
    assert_ne!(first, digest(&project.replace("plan/7-grants.md", "two grants", "both grants"), ""));
}
