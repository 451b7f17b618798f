//! The notation: what stands between the braces of `html!`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Block, Expr, Ident, Lit, LitStr, Result, Token, braced, token};

/// Things beside each other.
pub(crate) struct Nodes(pub(crate) Vec<Node>);

/// One thing.
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// `<>…</>`.
    Fragment(Nodes),
    /// A literal text.
    Text(Lit),
    /// `{ … }`: whatever a block gives.
    Block(TokenStream),
    /// `{ for … }`: everything that an iterator gives.
    Each(Expr),
    /// `if`, with its condition, what is there then, and otherwise.
    If(Box<Expr>, Nodes, Nodes),
}

/// An element.
pub(crate) struct Element {
    /// Its tag.
    pub(crate) tag: String,
    /// What stands in the tag.
    pub(crate) attributes: Vec<Attribute>,
    /// What stands inside.
    pub(crate) children: Nodes,
}

/// An attribute, a listener, or `key` or `ref`.
pub(crate) struct Attribute {
    /// Its name as written.
    pub(crate) name: String,
    /// Whether it is a property, written with `~`.
    pub(crate) is_property: bool,
    /// Its value.
    pub(crate) value: Value,
}

/// The value of an attribute.
pub(crate) enum Value {
    /// A literal text.
    Literal(LitStr),
    /// Anything else.
    Code(TokenStream),
}

impl Parse for Nodes {
    fn parse(input: ParseStream) -> Result<Nodes> {
        let mut nodes = Vec::new();
        while !(input.is_empty() || input.peek(Token![<]) && input.peek2(Token![/])) {
            nodes.push(input.parse()?);
        }
        Ok(Nodes(nodes))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream) -> Result<Node> {
        if input.peek(Token![<]) && input.peek2(Token![>]) {
            input.parse::<Token![<]>()?;
            input.parse::<Token![>]>()?;
            let nodes = input.parse()?;
            close(input, "")?;
            Ok(Node::Fragment(nodes))
        } else if input.peek(Token![<]) {
            input.parse().map(Node::Element)
        } else if input.peek(Token![if]) {
            condition(input)
        } else if input.peek(token::Brace) {
            block(input)
        } else {
            input.parse().map(Node::Text)
        }
    }
}

impl Parse for Element {
    fn parse(input: ParseStream) -> Result<Element> {
        input.parse::<Token![<]>()?;
        let tag = name(input)?;
        let mut attributes = Vec::new();
        while !(input.peek(Token![>]) || input.peek(Token![/])) {
            attributes.push(input.parse()?);
        }
        let is_empty = input.parse::<Option<Token![/]>>()?.is_some();
        input.parse::<Token![>]>()?;
        let mut children = Nodes(Vec::new());
        if !is_empty {
            children = input.parse()?;
            close(input, &tag)?;
        }
        Ok(Element { tag, attributes, children })
    }
}

impl Parse for Attribute {
    fn parse(input: ParseStream) -> Result<Attribute> {
        if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            let ident = content.call(Ident::parse_any)?;
            let value = Value::Code(ident.to_token_stream());
            return Ok(Attribute { name: ident.unraw().to_string(), is_property: false, value });
        }
        let is_property = input.parse::<Option<Token![~]>>()?.is_some();
        let name = name(input)?;
        input.parse::<Token![=]>()?;
        let value = if input.peek(LitStr) {
            Value::Literal(input.parse()?)
        } else if input.peek(token::Brace) {
            Value::Code(code(&input.parse()?))
        } else {
            Value::Code(input.parse::<Lit>()?.to_token_stream())
        };
        Ok(Attribute { name, is_property, value })
    }
}

/// Words joined by hyphens, Rust's own among them.
fn name(input: ParseStream) -> Result<String> {
    let mut name = input.call(Ident::parse_any)?.unraw().to_string();
    while input.parse::<Option<Token![-]>>()?.is_some() {
        name.push('-');
        name.push_str(&input.call(Ident::parse_any)?.unraw().to_string());
    }
    Ok(name)
}

/// The end of an element, or of a fragment, whose tag is empty.
fn close(input: ParseStream, tag: &str) -> Result<()> {
    if input.is_empty() {
        return Err(input.error(format!("`</{tag}>` is missing")));
    }
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let start = input.span();
    let found = if input.peek(Token![>]) { String::new() } else { name(input)? };
    input.parse::<Token![>]>()?;
    if found == tag { Ok(()) } else { Err(syn::Error::new(start, format!("`</{tag}>` is expected here"))) }
}

fn condition(input: ParseStream) -> Result<Node> {
    input.parse::<Token![if]>()?;
    let condition = input.call(Expr::parse_without_eager_brace)?;
    let then = inside(input)?;
    let mut otherwise = Nodes(Vec::new());
    if input.parse::<Option<Token![else]>>()?.is_some() {
        otherwise = if input.peek(Token![if]) { Nodes(vec![self::condition(input)?]) } else { inside(input)? };
    }
    Ok(Node::If(Box::new(condition), then, otherwise))
}

fn inside(input: ParseStream) -> Result<Nodes> {
    let content;
    braced!(content in input);
    content.parse()
}

fn block(input: ParseStream) -> Result<Node> {
    let ahead = input.fork();
    let content;
    braced!(content in ahead);
    if content.peek(Token![for]) {
        let content;
        braced!(content in input);
        content.parse::<Token![for]>()?;
        return content.parse().map(Node::Each);
    }
    Ok(Node::Block(code(&input.parse()?)))
}

/// A block's expression, without the braces where there is nothing else.
fn code(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [syn::Stmt::Expr(expression, None)] => expression.to_token_stream(),
        _ => block.to_token_stream(),
    }
}
