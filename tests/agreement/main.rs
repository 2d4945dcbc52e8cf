mod normal;
mod pdf;
#[test]
fn dump() {
    pdf::dump(&std::fs::read(std::env::var("PDF").unwrap()).unwrap());
}
