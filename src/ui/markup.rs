//! What the `html!` macro of the crate `markup` calls, in the order in which the page is written: an element opens, its
//! attributes, what stands inside, it closes. Nothing here is inlined or generic beyond what it must be, so that an
//! element costs the page a few calls.

use std::mem;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText};
use yew::{Callback, Classes, Event, InputEvent, KeyboardEvent, MouseEvent, NodeRef, SubmitEvent};

/// What is being written: the elements that are open, and the nodes of the innermost one so far. Whatever is called is
/// called on it, so that no node has to be held anywhere while the next is made.
pub(crate) struct Out {
    nodes: Vec<VNode>,
    open: Vec<Open>,
}

/// An element, or a list of nodes, that is not closed yet.
struct Open {
    /// `None`: a list.
    tag: Option<VTag>,
    names: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    /// The nodes before it.
    before: Vec<VNode>,
}

impl Out {
    /// Nothing yet.
    #[inline(never)]
    pub(crate) fn new() -> Out {
        Out { nodes: Vec::new(), open: Vec::new() }
    }

    /// What was written, as one node.
    #[inline(never)]
    pub(crate) fn finish(self) -> VNode {
        together(self.nodes)
    }

    fn begin(&mut self, tag: Option<VTag>, names: &'static [&'static str]) {
        let before = mem::take(&mut self.nodes);
        self.open.push(Open { tag, names, values: Vec::new(), listeners: Vec::new(), before });
    }

    /// Opens an element whose attributes depend on nothing.
    #[inline(never)]
    pub(crate) fn plain(&mut self, tag: &'static str, attributes: &'static [(&'static str, AttributeOrProperty)]) {
        let mut element = VTag::new(tag);
        element.attributes = Attributes::Static(attributes);
        self.begin(Some(element), &[]);
    }

    /// Opens an element with the names of its attributes. Their values follow, in this order.
    #[inline(never)]
    pub(crate) fn open(&mut self, tag: &'static str, names: &'static [&'static str]) {
        self.begin(Some(VTag::new(tag)), names);
    }

    /// Opens a list: whatever comes until it is closed counts as one node.
    #[inline(never)]
    pub(crate) fn list(&mut self) {
        self.begin(None, &[]);
    }

    /// Closes the innermost element or list.
    #[inline(never)]
    pub(crate) fn close(&mut self) {
        let Some(Open { tag, names, values, listeners, before }) = self.open.pop() else { return };
        let inside = mem::replace(&mut self.nodes, before);
        let node = match tag {
            None => inside.into_node(),
            Some(mut element) => {
                if !names.is_empty() {
                    element.attributes = Attributes::Dynamic { keys: names, values: values.into_boxed_slice() };
                }
                if !listeners.is_empty() {
                    element.set_listeners(listeners.into_boxed_slice());
                }
                if let Some(children) = element.children_mut() {
                    *children = together(inside);
                }
                element.into()
            }
        };
        self.nodes.push(node);
    }

    /// One more node.
    #[inline(never)]
    pub(crate) fn add<T: IntoNode>(&mut self, node: T) {
        self.nodes.push(node.into_node());
    }

    /// A node that shows nothing but keeps the place of what may stand there.
    #[inline(never)]
    pub(crate) fn nothing(&mut self) {
        self.nodes.push(VNode::default());
    }

    /// Everything that an iterator gives, as one node.
    pub(crate) fn each<T: IntoNode>(&mut self, nodes: impl IntoIterator<Item = T>) {
        self.list();
        nodes.into_iter().for_each(|node| self.add(node));
        self.close();
    }

    /// What is done to the element that was opened last, before anything stands inside.
    fn element(&mut self, change: impl FnOnce(&mut VTag)) {
        if let Some(Open { tag: Some(element), .. }) = self.open.last_mut() {
            change(element);
        }
    }

    fn set(&mut self, value: Option<AttributeOrProperty>) {
        if let Some(element) = self.open.last_mut() {
            element.values.push(value);
        }
    }

    /// Which of its siblings the element is.
    #[inline(never)]
    pub(crate) fn key(&mut self, key: impl Into<Key>) {
        let key = key.into();
        self.element(|element| element.key = Some(key));
    }

    /// Where to find it in the document.
    #[inline(never)]
    pub(crate) fn node_ref(&mut self, node_ref: NodeRef) {
        self.element(|element| element.node_ref = node_ref);
    }

    /// What stands in a field.
    #[inline(never)]
    pub(crate) fn value(&mut self, value: impl IntoAttribute) {
        let value = value.into_attribute();
        self.element(|element| element.set_value(value));
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub(crate) fn checked(&mut self, checked: bool) {
        self.element(|element| element.set_checked(checked));
    }

    /// The next attribute.
    #[inline(never)]
    pub(crate) fn attribute(&mut self, value: impl IntoAttribute) {
        self.set(value.into_attribute().map(AttributeOrProperty::Attribute));
    }

    /// The next attribute, one that is there or not.
    #[inline(never)]
    pub(crate) fn boolean(&mut self, is_there: bool) {
        self.set(is_there.then_some(AttributeOrProperty::Static("")));
    }

    /// The next attribute, one that is a property of the document's element.
    #[inline(never)]
    pub(crate) fn property(&mut self, value: JsValue) {
        self.set(Some(AttributeOrProperty::Property(value)));
    }

    fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        if let Some(element) = self.open.last_mut() {
            element.listeners.push(listener);
        }
    }
}

/// The events that the page listens to, each with what is called with it.
macro_rules! listeners {
    ($($event:ident: $kind:ty,)*) => {
        impl Out {
            $(
                /// What happens at the event of this name.
                #[inline(never)]
                pub(crate) fn $event(&mut self, callback: Callback<$kind>) {
                    self.listener(Some(Rc::new(yew::html::$event::Wrapper::new(callback))));
                }
            )*
        }
    };
}

listeners! {
    onchange: Event,
    onclick: MouseEvent,
    oninput: InputEvent,
    onkeydown: KeyboardEvent,
    onsubmit: SubmitEvent,
}

/// Nodes beside each other as one node: one that stands alone is itself.
fn together(mut nodes: Vec<VNode>) -> VNode {
    if nodes.len() > 1 { nodes.into_node() } else { nodes.pop().unwrap_or_default() }
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
        self.map_or_else(VNode::default, T::into_node)
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
