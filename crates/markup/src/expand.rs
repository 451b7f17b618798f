//! The calls that build what was written. They go to the page's `ui::markup`.

use crate::syntax::{Attribute, Element, Node, Nodes, Value};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Attributes that are there or not, by the HTML standard, as far as the page uses them.
const BOOLEANS: [&str; 9] =
    ["autofocus", "disabled", "hidden", "inert", "multiple", "novalidate", "open", "readonly", "selected"];

/// An expression that gives everything as one node.
pub(crate) fn expression(nodes: &Nodes) -> TokenStream {
    let out = out();
    let written = write_all(nodes);
    quote!({
        let mut #out = crate::ui::markup::Out::new();
        #written
        #out.finish()
    })
}

/// What is written to. No name of the page's is the same.
fn out() -> Ident {
    Ident::new("out", Span::mixed_site())
}

/// The statements that write things beside each other.
fn write_all(Nodes(nodes): &Nodes) -> TokenStream {
    nodes.iter().map(write).collect()
}

/// The statements that write them as exactly one node.
fn write_as_one(nodes: &Nodes) -> TokenStream {
    let out = out();
    let written = write_all(nodes);
    match nodes.0.as_slice() {
        [] => quote!(#out.nothing();),
        [_] => written,
        _ => quote!(#out.list(); #written #out.close();),
    }
}

fn write(node: &Node) -> TokenStream {
    let out = out();
    match node {
        Node::Element(of) => element(of),
        Node::Fragment(inside) => write_as_one(inside),
        Node::Text(text) => quote!(#out.add(#text);),
        Node::Block(code) => quote!(#out.add(#code);),
        Node::Each(iterator) => quote!(#out.each(#iterator);),
        Node::If(condition, then, otherwise) => {
            let (then, otherwise) = (write_as_one(then), write_as_one(otherwise));
            quote!(if #condition { #then } else { #otherwise })
        }
    }
}

/// Where nothing depends on anything, the attributes are a table and cost no code.
fn element(element: &Element) -> TokenStream {
    let out = out();
    let tag = &element.tag;
    let inside = write_all(&element.children);
    let literals: Option<Vec<TokenStream>> = element.attributes.iter().map(literal).collect();
    if let Some(literals) = literals {
        return quote!(#out.plain(#tag, &[#(#literals),*]); #inside #out.close(););
    }
    let names = element.attributes.iter().filter(|attribute| is_ordinary(attribute)).map(|attribute| &attribute.name);
    let set = element.attributes.iter().map(set);
    quote!(#out.open(#tag, &[#(#names),*]); #(#out.#set;)* #inside #out.close();)
}

/// The table's entry of an attribute that is a literal.
fn literal(attribute: &Attribute) -> Option<TokenStream> {
    let name = &attribute.name;
    match &attribute.value {
        Value::Literal(value) if is_ordinary(attribute) && !attribute.is_property => Some(quote!((
            #name,
            ::yew::virtual_dom::AttributeOrProperty::Static(#value)
        ))),
        Value::Literal(_) | Value::Code(_) => None,
    }
}

/// Whether it goes to the list of attributes.
fn is_ordinary(attribute: &Attribute) -> bool {
    let name = attribute.name.as_str();
    !(["key", "ref", "value", "checked"].contains(&name) || is_listener(name))
}

fn is_listener(name: &str) -> bool {
    name.starts_with("on")
}

fn set(attribute: &Attribute) -> TokenStream {
    let name = attribute.name.as_str();
    let value = match &attribute.value {
        Value::Literal(value) => quote!(#value),
        Value::Code(code) => code.clone(),
    };
    match name {
        "key" => quote!(key(#value)),
        "ref" => quote!(node_ref(#value)),
        "value" => quote!(value(#value)),
        "checked" => quote!(checked(#value)),
        _ if is_listener(name) => {
            let event = Ident::new(name, Span::call_site());
            quote!(#event(#value))
        }
        _ if attribute.is_property => quote!(property(#value)),
        _ if BOOLEANS.contains(&name) => quote!(boolean(#value)),
        _ => quote!(attribute(#value)),
    }
}

#[cfg(test)]
mod tests {
    use super::write_as_one;
    use crate::syntax::Nodes;

    /// The statements for what was written, without spaces, or what is wrong with it.
    fn expanded(text: &str) -> String {
        match syn::parse_str::<Nodes>(text) {
            Ok(parsed) => write_as_one(&parsed).to_string().replace(' ', ""),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn an_element_that_depends_on_nothing_is_a_table() {
        let entry = "::yew::virtual_dom::AttributeOrProperty::Static";
        assert_eq!(
            expanded(r#"<p class="tp-a" aria-hidden="true">{ text }</p>"#),
            format!(
                r#"out.plain("p",&[("class",{entry}("tp-a")),("aria-hidden",{entry}("true"))]);out.add(text);out.close();"#
            )
        );
        assert_eq!(expanded("<br />"), r#"out.plain("br",&[]);out.close();"#);
    }

    #[test]
    fn attributes_keep_the_order_of_their_names() {
        assert_eq!(
            expanded(r#"<input type="radio" {id} {checked} disabled={off} {onchange} />"#),
            r#"out.open("input",&["type","id","disabled"]);out.attribute("radio");out.attribute(id);out.checked(checked);out.boolean(off);out.onchange(onchange);out.close();"#
        );
    }

    #[test]
    fn conditions_and_iterators_are_one_node_each() {
        assert_eq!(
            expanded("if let Some(one) = one { { one } } else if two { <b></b> }"),
            r#"ifletSome(one)=one{out.add(one);}else{iftwo{out.plain("b",&[]);out.close();}else{out.nothing();}}"#
        );
        assert_eq!(
            expanded("<>{ for all }{ let a = 1; a }</>"),
            "out.list();out.each(all);out.add({leta=1;a});out.close();"
        );
    }

    #[test]
    fn what_is_not_closed_is_told() {
        assert_eq!(expanded("<p><b></p></b>"), "`</b>` is expected here");
        assert_eq!(expanded("<><b></b></p>"), "`</>` is expected here");
        assert_eq!(expanded("<p>{ text }"), "unexpected end of input, `</p>` is missing");
    }
}
