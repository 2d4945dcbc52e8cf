//! The schema of `theme.yaml` and its reader know the same keys.

use serde_json::Value;

use super::shapes::{COLOURS, COVER, FONTS, FURNITURE, LOGO, PALETTE, PARTNER, THEME};
use super::*;
use crate::theme::SCHEMA;

fn keys(schema: &Value) -> Vec<String> {
    let mut keys: Vec<String> = schema["properties"].as_object().expect("properties").keys().cloned().collect();
    keys.sort_unstable();
    assert_eq!(schema["additionalProperties"], false, "{keys:?}");
    keys
}

#[test]
fn the_schema_has_the_keys_and_words_of_the_reader() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let of = |path: &str| schema.pointer(path).unwrap_or_else(|| panic!("{path}")).clone();
    let check = |path: &str, shape: &planwright_yaml::read::Shape| {
        let mut known: Vec<String> = shape.keys.iter().map(|key| (*key).to_owned()).collect();
        known.sort_unstable();
        assert_eq!(keys(&of(path)), known, "{path}");
    };
    check("", &THEME);
    check("/properties/colours", &COLOURS);
    check("/$defs/dark", &PALETTE);
    check("/properties/fonts", &FONTS);
    check("/properties/logo", &LOGO);
    check("/properties/cover", &COVER);
    check("/properties/furniture", &FURNITURE);
    check("/properties/partners/items", &PARTNER);
    let words = |path: &str, known: Vec<&str>| assert_eq!(of(path)["enum"], serde_json::json!(known), "{path}");
    words("/properties/cover/properties/layout", Layout::ALL.map(Layout::as_str).to_vec());
    words("/properties/furniture/properties/head", Head::ALL.map(Head::as_str).to_vec());
    words("/properties/furniture/properties/foot", Foot::ALL.map(Foot::as_str).to_vec());
}
