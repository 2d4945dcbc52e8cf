//! Refusing what other sites could make a browser ask for.
//!
//! Whoever opens a page of another site lets it send requests to this machine. It may not read the answers, unless it has its
//! own name lead here (DNS rebinding): hence the check of the name that is asked for. Nothing can be changed by any request.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Site;

/// Lets requests of this machine's own browser through, and says in each answer what it may be used for.
pub(super) async fn guard(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let refused = refusal(request.method(), request.headers(), site.port);
    let mut response = match refused {
        Some(refused) => refused,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(nothing);
    response
}

/// Why a request is not answered.
fn refusal(method: &Method, headers: &HeaderMap, port: u16) -> Option<Response> {
    if !is_ours(headers, port) {
        return Some((StatusCode::FORBIDDEN, "The preview answers this machine only.\n").into_response());
    }
    if !matches!(*method, Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return Some((StatusCode::METHOD_NOT_ALLOWED, allow, "The preview can only be read.\n").into_response());
    }
    None
}

/// True where the request names this machine, and comes from a page of ours or from nobody's.
fn is_ours(headers: &HeaderMap, port: u16) -> bool {
    let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = headers.get_all(header::HOST).iter().count() == 1
        && text(header::HOST).is_some_and(|host| names(port).any(|name| host.eq_ignore_ascii_case(&name)));
    let origin = text(header::ORIGIN)
        .is_none_or(|origin| names(port).any(|name| origin.eq_ignore_ascii_case(&format!("http://{name}"))));
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    let mode = text(header::HeaderName::from_static("sec-fetch-mode"));
    let destination = text(header::HeaderName::from_static("sec-fetch-dest"));
    // A link on another site, or one in a mail, may lead here; a frame or a picture there may not.
    let link = mode == Some("navigate") && destination == Some("document");
    let fetched = site.is_none_or(|site| matches!(site, "same-origin" | "none") || link);
    host && origin && fetched
}

/// The port that addresses leave out.
const PLAIN: u16 = 80;

/// What this machine may be called.
fn names(port: u16) -> impl Iterator<Item = String> {
    const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
    let bare = NAMES.into_iter().filter(move |_| port == PLAIN).map(str::to_owned);
    NAMES.into_iter().map(move |name| format!("{name}:{port}")).chain(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: bool, given: &[(&'static str, &'static str)]) {
        check_at(8765, expected, given);
    }

    fn check_at(port: u16, expected: bool, given: &[(&'static str, &'static str)]) {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.append(*name, HeaderValue::from_static(value));
        }
        assert_eq!(is_ours(&headers, port), expected, "{given:?}");
    }

    #[test]
    fn only_this_machine_by_its_own_names() {
        for host in ["127.0.0.1:8765", "localhost:8765", "LocalHost:8765", "[::1]:8765"] {
            check(true, &[("host", host)]);
        }
        for host in
            ["evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8765", "127.0.0.1:8765@x", ""]
        {
            check(false, &[("host", host)]);
        }
        check(false, &[]);
        check(false, &[("host", "localhost:8765"), ("host", "evil.example")]);
    }

    /// Browsers and curl leave out the port that a page has where none is named.
    #[test]
    fn the_plain_port_is_left_out_of_names() {
        for host in ["127.0.0.1", "localhost", "LocalHost", "[::1]", "127.0.0.1:80"] {
            check_at(80, true, &[("host", host)]);
        }
        check_at(80, true, &[("host", "localhost"), ("origin", "http://localhost")]);
        for host in ["evil.example", "localhost.evil.example", "127.0.0.1:8765", "localhost:", ""] {
            check_at(80, false, &[("host", host)]);
        }
        for origin in ["http://evil.example", "https://localhost", "http://localhost:8765"] {
            check_at(80, false, &[("host", "localhost"), ("origin", origin)]);
        }
    }

    #[test]
    fn no_page_of_another_site() {
        let here = ("host", "127.0.0.1:8765");
        check(true, &[here, ("origin", "http://127.0.0.1:8765"), ("sec-fetch-site", "same-origin")]);
        for origin in ["http://evil.example", "null", "http://127.0.0.1:80", "https://127.0.0.1:8765"] {
            check(false, &[here, ("origin", origin)]);
        }
        let link =
            [here, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
        check(true, &link);
        check(
            false,
            &[here, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")],
        );
        check(
            false,
            &[here, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "image")],
        );
        check(false, &[here, ("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")]);
    }
}
