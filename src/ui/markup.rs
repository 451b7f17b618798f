//! What the `html!` macro of the crate `markup` calls: elements, their attributes, what stands inside. Nothing here is
//! inlined or generic beyond what it must be, so that an element costs the page a few calls.

use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText};
use yew::{Classes, NodeRef};

/// Nothing at all.
#[inline(never)]
pub(crate) fn nothing() -> VNode {
    VNode::default()
}

/// An element whose attributes depend on nothing.
#[inline(never)]
pub(crate) fn element(
    tag: &'static str,
    attributes: &'static [(&'static str, AttributeOrProperty)],
    inside: VNode,
) -> VNode {
    let mut element = VTag::new(tag);
    element.attributes = Attributes::Static(attributes);
    with_inside(element, inside)
}

fn with_inside(mut element: VTag, inside: VNode) -> VNode {
    if let Some(children) = element.children_mut() {
        *children = inside;
    }
    element.into()
}

/// Everything that an iterator gives, as one node.
pub(crate) fn each<T: IntoNode>(nodes: impl IntoIterator<Item = T>) -> VNode {
    nodes.into_iter().map(T::into_node).collect::<Vec<VNode>>().into_node()
}

/// Nodes beside each other.
pub(crate) struct Nodes(Vec<VNode>);

impl Nodes {
    /// None yet.
    #[inline(never)]
    pub(crate) fn new() -> Nodes {
        Nodes(Vec::new())
    }

    /// One more.
    #[inline(never)]
    pub(crate) fn add(&mut self, node: VNode) {
        self.0.push(node);
    }

    /// All of them as one node.
    #[inline(never)]
    pub(crate) fn fragment(self) -> VNode {
        self.0.into_node()
    }
}

/// An element in the making. Attributes are set in the order of their names.
pub(crate) struct Element {
    tag: VTag,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

impl Element {
    /// An element without anything.
    #[inline(never)]
    pub(crate) fn new(tag: &'static str) -> Element {
        Element { tag: VTag::new(tag), values: Vec::new(), listeners: Vec::new() }
    }

    /// Which of its siblings it is.
    #[inline(never)]
    pub(crate) fn key(&mut self, key: Key) {
        self.tag.key = Some(key);
    }

    /// Where to find it in the document.
    #[inline(never)]
    pub(crate) fn node_ref(&mut self, node_ref: NodeRef) {
        self.tag.node_ref = node_ref;
    }

    /// What stands in a field.
    #[inline(never)]
    pub(crate) fn value(&mut self, value: Option<AttrValue>) {
        self.tag.set_value(value);
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub(crate) fn checked(&mut self, checked: bool) {
        self.tag.set_checked(checked);
    }

    /// The next attribute; `None`: it is not there.
    #[inline(never)]
    pub(crate) fn attribute(&mut self, value: Option<AttrValue>) {
        self.values.push(value.map(AttributeOrProperty::Attribute));
    }

    /// The next attribute, one that is there or not.
    #[inline(never)]
    pub(crate) fn boolean(&mut self, is_there: bool) {
        self.values.push(is_there.then_some(AttributeOrProperty::Static("")));
    }

    /// The next attribute, one that is a property of the document's element.
    #[inline(never)]
    pub(crate) fn property(&mut self, value: JsValue) {
        self.values.push(Some(AttributeOrProperty::Property(value)));
    }

    /// What happens at an event.
    #[inline(never)]
    pub(crate) fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.listeners.push(listener);
    }

    /// The element with the names of its attributes and what stands inside.
    #[inline(never)]
    pub(crate) fn finish(self, names: &'static [&'static str], inside: VNode) -> VNode {
        let Element { tag: mut element, values, listeners } = self;
        element.attributes = Attributes::Dynamic { keys: names, values: values.into_boxed_slice() };
        if !listeners.is_empty() {
            element.set_listeners(listeners.into_boxed_slice());
        }
        with_inside(element, inside)
    }
}

/// What can stand inside an element: always one node.
pub(crate) trait IntoNode {
    /// That node.
    fn into_node(self) -> VNode;
}

impl IntoNode for VNode {
    fn into_node(self) -> VNode {
        self
    }
}

impl IntoNode for Vec<VNode> {
    #[inline(never)]
    fn into_node(self) -> VNode {
        VList::with_children(self, None).into()
    }
}

impl IntoNode for AttrValue {
    #[inline(never)]
    fn into_node(self) -> VNode {
        VText::new(self).into()
    }
}

impl IntoNode for String {
    #[inline(never)]
    fn into_node(self) -> VNode {
        AttrValue::from(self).into_node()
    }
}

impl IntoNode for &str {
    #[inline(never)]
    fn into_node(self) -> VNode {
        self.to_owned().into_node()
    }
}

impl IntoNode for &String {
    fn into_node(self) -> VNode {
        self.as_str().into_node()
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> VNode {
        self.map_or_else(nothing, T::into_node)
    }
}

/// What the value of an attribute can be; `None`: the attribute is not there.
pub(crate) trait IntoAttribute {
    /// The value.
    fn into_attribute(self) -> Option<AttrValue>;
}

impl IntoAttribute for AttrValue {
    fn into_attribute(self) -> Option<AttrValue> {
        Some(self)
    }
}

impl IntoAttribute for &'static str {
    fn into_attribute(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl IntoAttribute for String {
    fn into_attribute(self) -> Option<AttrValue> {
        Some(AttrValue::from(self))
    }
}

impl IntoAttribute for Classes {
    #[inline(never)]
    fn into_attribute(self) -> Option<AttrValue> {
        (!self.is_empty()).then(|| AttrValue::from(self.to_string()))
    }
}

impl<T: IntoAttribute> IntoAttribute for Option<T> {
    fn into_attribute(self) -> Option<AttrValue> {
        self.and_then(T::into_attribute)
    }
}
