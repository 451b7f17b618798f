//! The calls that build what was written. They go to the page's `ui::markup`.

use crate::syntax::{Attribute, Element, Node, Nodes, Value};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Attributes that are there or not, by the HTML standard, as far as the page uses them.
const BOOLEANS: [&str; 9] =
    ["autofocus", "disabled", "hidden", "inert", "multiple", "novalidate", "open", "readonly", "selected"];

/// Things beside each other, as one.
pub(crate) fn nodes(Nodes(nodes): &Nodes) -> TokenStream {
    match nodes.as_slice() {
        [] => quote!(crate::ui::markup::nothing()),
        [only] => node(only),
        several => {
            let several = several.iter().map(node);
            quote!({
                let mut nodes = crate::ui::markup::Nodes::new();
                #(nodes.add(#several);)*
                nodes.fragment()
            })
        }
    }
}

fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(of) => element(of),
        Node::Fragment(inside) => nodes(inside),
        Node::Text(text) => quote!(crate::ui::markup::IntoNode::into_node(#text)),
        Node::Block(code) => quote!(crate::ui::markup::IntoNode::into_node(#code)),
        Node::Each(iterator) => quote!(crate::ui::markup::each(#iterator)),
        Node::If(condition, then, otherwise) => {
            let (then, otherwise) = (nodes(then), nodes(otherwise));
            quote!(if #condition { #then } else { #otherwise })
        }
    }
}

/// Where nothing depends on anything, the attributes are a table and cost no code.
fn element(element: &Element) -> TokenStream {
    let tag = &element.tag;
    let literals: Option<Vec<TokenStream>> = element.attributes.iter().map(literal).collect();
    let inside = nodes(&element.children);
    if let Some(literals) = literals {
        return quote!(crate::ui::markup::element(#tag, &[#(#literals),*], #inside));
    }
    let names = element.attributes.iter().filter(|attribute| is_ordinary(attribute)).map(|attribute| &attribute.name);
    let set = element.attributes.iter().map(set);
    quote!({
        let mut element = crate::ui::markup::Element::new(#tag);
        #(element.#set;)*
        element.finish(&[#(#names),*], #inside)
    })
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
        "key" => quote!(key(::yew::virtual_dom::Key::from(#value))),
        "ref" => quote!(node_ref(#value)),
        "value" => quote!(value(crate::ui::markup::IntoAttribute::into_attribute(#value))),
        "checked" => quote!(checked(#value)),
        _ if is_listener(name) => {
            let event = Ident::new(name, Span::call_site());
            quote!(listener(::yew::html::#event::Wrapper::__macro_new(#value)))
        }
        _ if attribute.is_property => quote!(property(#value)),
        _ if BOOLEANS.contains(&name) => quote!(boolean(#value)),
        _ => quote!(attribute(crate::ui::markup::IntoAttribute::into_attribute(#value))),
    }
}

#[cfg(test)]
mod tests {
    use super::nodes;
    use crate::syntax::Nodes;

    /// The expansion of what was written, without spaces, or what is wrong with it.
    fn expanded(text: &str) -> String {
        match syn::parse_str::<Nodes>(text) {
            Ok(parsed) => nodes(&parsed).to_string().replace(' ', "").replace("crate::ui::markup::", ""),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn an_element_that_depends_on_nothing_is_a_table() {
        let table = r#"[("class",::yew::virtual_dom::AttributeOrProperty::Static("tp-a")),("aria-hidden",::yew::virtual_dom::AttributeOrProperty::Static("true"))]"#;
        assert_eq!(
            expanded(r#"<p class="tp-a" aria-hidden="true">{ text }</p>"#),
            format!(r#"element("p",&{table},IntoNode::into_node(text))"#)
        );
        assert_eq!(expanded("<br />"), r#"element("br",&[],nothing())"#);
    }

    #[test]
    fn attributes_keep_the_order_of_their_names() {
        assert_eq!(
            expanded(r#"<input type="radio" {id} {checked} disabled={off} {onchange} />"#),
            r#"{letmutelement=Element::new("input");element.attribute(IntoAttribute::into_attribute("radio"));element.attribute(IntoAttribute::into_attribute(id));element.checked(checked);element.boolean(off);element.listener(::yew::html::onchange::Wrapper::__macro_new(onchange));element.finish(&["type","id","disabled"],nothing())}"#
        );
    }

    #[test]
    fn conditions_and_iterators_are_one_node_each() {
        assert_eq!(
            expanded("if let Some(one) = one { { one } } else if two { <b></b> }"),
            r#"ifletSome(one)=one{IntoNode::into_node(one)}else{iftwo{element("b",&[],nothing())}else{nothing()}}"#
        );
        assert_eq!(
            expanded("<>{ for all }{ let a = 1; a }</>"),
            "{letmutnodes=Nodes::new();nodes.add(each(all));nodes.add(IntoNode::into_node({leta=1;a}));nodes.fragment()}"
        );
    }

    #[test]
    fn what_is_not_closed_is_told() {
        assert_eq!(expanded("<p><b></p></b>"), "`</b>` is expected here");
        assert_eq!(expanded("<><b></b></p>"), "`</>` is expected here");
        assert_eq!(expanded("<p>{ text }"), "unexpected end of input, `</p>` is missing");
    }
}
