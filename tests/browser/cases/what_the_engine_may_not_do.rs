//! What the engine may do to a page is done; whatever else a bad engine could ask of the same functions is refused, here in a page
//! without any policy. First it is shown that the browser itself would do it.

use crate::page::Page;
use crate::server::{Server, Site};
use serde_json::json;

/// The functions that the engine's imports go through.
const ALLOWED: &str = include_str!("../../../src/allowed.js");

/// A page in which a test has them.
const HOST: &str = "<!doctype html><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\">\
    <style id=\"style\">p { color: red }</style><body><p id=\"place\"></p>\
    <script type=\"module\">import { allowed } from \"./allowed.js\"; window.allowed = allowed;</script>";

/// The names of attempts that are not refused. With `allowed` undefined: those that the browser does not refuse.
const NOT_REFUSED: &str = "await (async () => {
    const allowed = ALLOWED ?? {
        made: element => element,
        place: node => node,
        setAttribute: (element, name, value) => element.setAttribute(name, value),
        setProperty: (element, name, value) => Reflect.set(element, name, value),
        later: callback => callback,
    };
    const svg = 'http://www.w3.org/2000/svg';
    const make = name => allowed.made(document.createElement(name));
    const set = (of, name, value) => allowed.setAttribute(document.createElement(of), name, value);
    const attempts = Object.fromEntries([
        ...['script', 'style', 'link', 'meta', 'base', 'iframe', 'frame', 'object', 'embed', 'img', 'video', 'audio', 'source', 'template',
            'slot', 'trial-prescreen', 'dialog', 'marquee'].map(name => [name, () => make(name)]),
        ...['script', 'style', 'image', 'use', 'foreignObject', 'animate', 'set', 'filter'].map(name =>
            [`svg ${name}`, () => allowed.made(document.createElementNS(svg, name))]),
        ['script by its namespace', () => allowed.made(document.createElementNS('http://www.w3.org/1999/xhtml', 'script'))],
        ...[['a', 'href', 'https://collector.example/'], ['a', 'href', '//collector.example'], ['a', 'href', 'javascript:0'],
            ['a', 'href', 'blob:null/1'], ['a', 'href', ''], ['a', 'HREF', 'https://collector.example/'], ['a', 'ping', '/'],
            ['a', 'target', '_top'], ['a', 'download', ''], ['img', 'src', '/'], ['img', 'srcset', '/'], ['p', 'style', 'color: red'],
            ['p', 'onclick', '0'], ['p', 'ONCLICK', '0'], ['p', 'onfocus', '0'], ['iframe', 'srcdoc', ''], ['form', 'action', '/'],
            ['form', 'method', 'post'], ['button', 'formaction', '/'], ['button', 'form', 'search'], ['button', 'popovertarget', 'a'],
            ['meta', 'http-equiv', 'refresh'], ['meta', 'content', '0;url=/'], ['p', 'background', '/'], ['p', 'is', 'x-y'],
            ['p', 'data-hx-get', '/'], ['rect', 'fill', 'url(https://collector.example/#a)'], ['rect', 'fill', 'u\\\\72l(/a)'],
            ['rect', 'filter', 'url(/a)'], ['use', 'xlink:href', '/a']
        ].map(([of, name, value]) => [`${of} ${name}=${value}`, () => set(of, name, value)]),
        ['text in a style', () => allowed.place(document.getElementById('style')).textContent = 'p { color: green }'],
        ['text in a title', () => allowed.place(document.querySelector('title')).textContent = 'Other'],
        ['something in the head', () => allowed.place(document.head).append('text')],
        ['a style again', () => allowed.place(document.getElementById('style')).cloneNode()],
        ...['innerHTML', 'href', 'onclick', 'constructor', '__proto__'].map(name =>
            [`property ${name}`, () => allowed.setProperty(document.createElement('a'), name, null)]),
        ['script as text', () => setTimeout(allowed.later('0'))],
    ]);
    const notRefused = [];
    for (const [name, attempt] of Object.entries(attempts)) {
        try {
            attempt();
            notRefused.push(name);
        } catch (error) {
            if (!error.message.startsWith('not allowed: ')) throw error;
        }
    }
    return [Object.keys(attempts).length, notRefused.length, ...(ALLOWED ? notRefused : [])];
})()";

/// What the page is made of: as it stands in the document afterwards.
const DONE: &str = "(() => {
    const { allowed } = window;
    const place = allowed.place(document.getElementById('place'));
    const make = (name, attributes) => {
        const made = allowed.made(document.createElement(name));
        for (const [name, value] of Object.entries(attributes)) allowed.setAttribute(made, name, value);
        return made;
    };
    place.append(make('a', { href: '#tp-result', class: 'tp-link' }), make('input', { type: 'radio', name: 'a', 'aria-label': 'A' }));
    const rect = allowed.made(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
    allowed.setAttribute(rect, 'fill', 'url(#tp-hatch)');
    place.append(rect);
    const select = make('select', {});
    select.append(make('option', {}), make('option', {}));
    allowed.setProperty(select, 'selectedIndex', 1);
    allowed.place(document.createTextNode('')).nodeValue = 'text';
    return [place.innerHTML, select.selectedIndex, typeof allowed.later(() => {})];
})()";

/// A form with what somebody entered, which is sent.
const SEND: &str = "(() => {
    const form = FORM;
    form.append(Object.assign(document.createElement('input'), { name: 'answer', value: 'yes' }));
    document.body.append(form);
    form.requestSubmit();
})()";

pub(crate) async fn case(page: &Page) {
    let server = Server::start(Site::default().with("host.html", HOST).with("allowed.js", ALLOWED));
    page.go_to(&server.at("host.html")).await;
    page.wait_until("window.allowed !== undefined").await;
    let open = page.evaluate_awaited(&NOT_REFUSED.replace("ALLOWED", "undefined")).await;
    assert_eq!(open, json!([67, 67]));
    page.go_to(&server.at("host.html")).await;
    page.wait_until("window.allowed !== undefined").await;
    assert_eq!(page.evaluate_awaited(&NOT_REFUSED.replace("ALLOWED", "window.allowed")).await, json!([67, 0]));

    let content = "<a href=\"#tp-result\" class=\"tp-link\"></a><input type=\"radio\" name=\"a\" aria-label=\"A\">\
        <rect fill=\"url(#tp-hatch)\"></rect>";
    assert_eq!(page.evaluate(DONE).await, json!([content, 1, "function"]));

    // A form that the engine makes is sent nowhere; one that the page itself makes is.
    server.take_requests();
    page.evaluate(&SEND.replace("FORM", "window.allowed.made(document.createElement('form'))")).await;
    page.evaluate(&SEND.replace("FORM", "document.createElement('form')")).await;
    page.wait_until("location.search === '?answer=yes'").await;
    let sent = server.take_requests();
    assert_eq!(sent.iter().filter(|request| request.contains("answer=yes")).count(), 1, "{sent:?}");
}
