//! The default theme is embedded: a file added to it must be seen.

fn main() {
    println!("cargo::rerun-if-changed=../../themes/default");
}
