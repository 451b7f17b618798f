//! What a screen reader reads out: the accessibility tree as lines (Chromium), and role and name of one element (any).

use crate::page::{PATIENCE, Page};
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::time::Instant;

/// Roles that say nothing, those of ARIA and Chromium's own; what is inside them is told.
const SILENT: [&str; 9] = [
    "none",
    "presentation",
    "generic",
    "InlineTextBox",
    "LabelText",
    "LayoutTableCell",
    "Legend",
    "LineBreak",
    "ListMarker",
];

/// States that are told where they are set, in this order.
const STATES: [&str; 11] = [
    "level", "checked", "expanded", "pressed", "required", "invalid", "disabled", "readonly", "live", "modal",
    "focused",
];

/// What WebDriver says about one element.
#[derive(Clone, Copy, Debug)]
enum Computed {
    Role,
    Label,
}

/// Asks for it.
#[derive(Debug)]
struct Ask(Computed, String);

impl WebDriverCompatibleCommand for Ask {
    fn endpoint(&self, base_url: &url::Url, session_id: Option<&str>) -> Result<url::Url, url::ParseError> {
        let what = match self.0 {
            Computed::Role => "computedrole",
            Computed::Label => "computedlabel",
        };
        base_url.join(&format!("session/{}/element/{}/{what}", session_id.unwrap_or_default(), self.1))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::GET, None)
    }
}

impl Page {
    /// Role and name of the first element that a selector finds, as the browser gives them to assistive technology.
    pub(crate) async fn role_and_name(&self, css: &str) -> (String, String) {
        let ask = async |computed| {
            let element: Element = self.find(css).await;
            self.client.issue_cmd(Ask(computed, element.element_id().to_string())).await
        };
        let role = self.asked(async || ask(Computed::Role).await).await;
        let name = self.asked(async || ask(Computed::Label).await).await;
        (role.as_str().unwrap_or_default().to_owned(), name.as_str().unwrap_or_default().to_owned())
    }

    /// These are read in this order, whatever is read between them: beginnings of lines of the accessibility tree, without
    /// their indentation (Chromium).
    pub(crate) async fn is_read_in_order(&self, beginnings: &[&str]) {
        let start = Instant::now();
        loop {
            let lines = self.accessibility_tree().await;
            let mut rest = lines.iter();
            let mut is_missing = |beginning: &str| !rest.any(|line| line.trim_start().starts_with(beginning));
            let Some(missing) = beginnings.iter().find(|beginning| is_missing(beginning)) else { return };
            // The page moves the focus after what it shows is there.
            let tree = lines.join("\n");
            assert!(start.elapsed() < PATIENCE, "timed out: `{missing}` is missing or not in this order:\n{tree}");
        }
    }

    /// What is announced when it changes: the lines of the accessibility tree that say so, without their indentation
    /// (Chromium).
    pub(crate) async fn live_regions(&self) -> Vec<String> {
        let lines = self.accessibility_tree().await;
        lines.iter().filter(|line| line.contains("(live ")).map(|line| line.trim_start().to_owned()).collect()
    }

    /// The accessibility tree in the order in which it is read, a line a node, indented: `role "name" (states) described by
    /// "…"`. Text has a line of its own unless it is the name of its parent (Chromium). Roles have the names that
    /// ARIA gives them, whatever this version of Chromium calls them; see [`role`].
    pub(crate) async fn accessibility_tree(&self) -> Vec<String> {
        let mut parameters = json!({});
        if self.is_in_a_frame() {
            let frames = self.devtools("Page.getFrameTree", json!({})).await;
            parameters["frameId"] = frames["frameTree"]["childFrames"][0]["frame"]["id"].clone();
        }
        let answer = self.devtools("Accessibility.getFullAXTree", parameters).await;
        let nodes = answer["nodes"].as_array().unwrap();
        let by_id: HashMap<&str, &Value> = nodes.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
        let mut lines = Vec::new();
        tell(&by_id, &nodes[0], 0, "", &mut lines);
        lines
    }
}

fn tell(nodes: &HashMap<&str, &Value>, node: &Value, depth: usize, around: &str, lines: &mut Vec<String>) {
    let name = one_line(&node["name"]);
    let role = role(node, &name);
    let states = states(node);
    let silent = SILENT.contains(&role) && !states.contains("live");
    let said_already = role == "text" && (name.is_empty() || around.contains(&name));
    let told = node["ignored"] != true && !silent && !said_already;
    if told {
        let mut line = format!("{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            write!(line, " \"{name}\"").unwrap();
        }
        if !states.is_empty() {
            write!(line, " ({states})").unwrap();
        }
        let description = one_line(&node["description"]);
        if !description.is_empty() {
            write!(line, " described by \"{description}\"").unwrap();
        }
        lines.push(line);
    }
    let (depth, around) = if told { (depth + 1, &*name) } else { (depth, around) };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.get(child.as_str().unwrap()) {
            tell(nodes, child, depth, around, lines);
        }
    }
}

/// The role that the standards (ARIA in HTML, HTML-AAM) give a node with this name. Versions of Chromium differ where the
/// standards leave a choice, and have names of their own for what ARIA has no role for.
fn role<'a>(node: &'a Value, name: &str) -> &'a str {
    match node["role"]["value"].as_str().unwrap_or_default() {
        "RootWebArea" => "document",
        "StaticText" => "text",
        // A form without a name is no landmark: some versions say `form` all the same, others `generic`.
        "form" if name.is_empty() => "generic",
        // A `summary` has no role of its own in ARIA; browsers are advised to present it as a button.
        "DisclosureTriangle" | "DisclosureTriangleGrouped" => "button",
        // Synonyms since ARIA 1.3.
        "image" => "img",
        role => role,
    }
}

/// A computed text, its words separated by single spaces: versions differ in how much white space they put between them.
fn one_line(computed: &Value) -> String {
    computed["value"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The states that are set, each with its value where it is more than yes.
fn states(node: &Value) -> String {
    let properties: Vec<&Value> = node["properties"].as_array().into_iter().flatten().collect();
    let of = |state: &&str| {
        let property = properties.iter().find(|property| property["name"] == **state)?;
        match (*state, &property["value"]["value"]) {
            // Lists have levels, too, which nobody is told.
            ("level", _) if node["role"]["value"] != "heading" => None,
            // The document always has it, whatever else has it.
            ("focused", _) if node["role"]["value"] == "RootWebArea" => None,
            ("expanded", Value::Bool(false)) => Some("collapsed".to_owned()),
            (_, Value::Bool(true)) => Some((*state).to_owned()),
            (_, Value::Number(number)) => Some(format!("{state} {number}")),
            (_, Value::String(text)) => match text.as_str() {
                "" | "false" | "off" => None,
                "true" => Some((*state).to_owned()),
                value => Some(format!("{state} {value}")),
            },
            (_, Value::Null | Value::Bool(false) | Value::Array(_) | Value::Object(_)) => None,
        }
    };
    STATES.iter().filter_map(of).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::tell;
    use serde_json::{Value, json};
    use std::collections::HashMap;

    /// The lines of a tree whose nodes are given with their roles, names and children.
    fn lines(nodes: &[(&str, &str, &[&str])]) -> Vec<String> {
        let node = |(id, (role, name, children)): (usize, &(&str, &str, &[&str]))| {
            json!({
                "nodeId": id.to_string(), "role": { "value": role }, "name": { "value": name }, "childIds": children,
            })
        };
        let nodes: Vec<Value> = nodes.iter().enumerate().map(node).collect();
        let by_id: HashMap<&str, &Value> = nodes.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
        let mut lines = Vec::new();
        tell(&by_id, &nodes[0], 0, "", &mut lines);
        lines
    }

    #[test]
    fn a_form_is_a_landmark_only_with_a_name() {
        for unnamed in ["form", "generic"] {
            let tree = lines(&[("main", "", &["1"]), (unnamed, "", &["2"]), ("button", "Continue", &[])]);
            assert_eq!(tree, ["main", "  button \"Continue\""], "{unnamed}");
        }
        let tree = lines(&[("main", "", &["1"]), ("form", "Questions", &["2"]), ("button", "Continue", &[])]);
        assert_eq!(tree, ["main", "  form \"Questions\"", "    button \"Continue\""]);
    }

    #[test]
    fn names_of_one_version_alone_are_those_of_aria() {
        for (document, summary, picture) in [
            ("RootWebArea", "DisclosureTriangle", "image"),
            ("document", "DisclosureTriangleGrouped", "img"),
            ("RootWebArea", "button", "img"),
        ] {
            let tree = lines(&[
                (document, " The  page ", &["1", "2"]),
                (summary, "Why\nwe ask", &["3"]),
                (picture, "Timeline", &[]),
                ("StaticText", "Why we ask", &[]),
            ]);
            assert_eq!(tree, ["document \"The page\"", "  button \"Why we ask\"", "  img \"Timeline\""]);
        }
    }
}
