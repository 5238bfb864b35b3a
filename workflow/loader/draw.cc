// Flows as pictures: Graphviz DOT with HTML-like labels. Nodes go by number, so only texts have to be escaped.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/loader/cases.h"
#include "workflow/loader/faults.h"
#include "workflow/loader/loader.h"

namespace penugasan::workflow {
namespace {

constexpr std::size_t widest_line = 38;  // characters, roughly, before a text goes on in the next line

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\n':
      case '\r':
      case '\t': safe += ' '; break;
      default: safe += c;
    }
  }
  return safe;
}

/// Escaped, broken at spaces.
std::string wrapped(std::string_view text) {
  std::string all;
  std::string line;
  while (!text.empty()) {
    const auto end = text.find(' ');
    const auto word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.size() + 1 + word.size() > widest_line) {
      all += escaped(line) + "<br/>";
      line.clear();
    }
    line.append(line.empty() ? "" : " ").append(word);
  }
  return all + escaped(line);
}

std::string small(std::string_view text, std::string_view colour = "#555555") {
  return "<font point-size=\"10\" color=\"" + std::string(colour) + "\">" + wrapped(text) + "</font>";
}

std::string bold(std::string_view text) { return "<b>" + wrapped(text) + "</b>"; }

std::string names_of(const std::vector<Office>& offices, std::string_view between) {
  std::vector<std::string> names;
  for (const auto office : offices) names.emplace_back(name_of(office));
  return join(names, between);
}

/// An article is not broken within.
std::string basis_text(const Basis& basis) {
  if (basis.kind == Basis::Kind::house) return "house";
  std::string text = basis.article;
  for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (at == 0 || text[at - 1] != ',') text.replace(at, 1, "\u00a0");
  }
  return text;
}

std::string condition_text(const Condition& when) {
  std::vector<std::string> parts;
  if (when.form) parts.emplace_back(name_of(*when.form));
  if (when.team_kind) parts.push_back(*when.team_kind);
  if (when.people_named) parts.emplace_back(*when.people_named ? "people named" : "people unnamed");
  return join(parts, ", ");
}

bool conditional(const Step& step) { return step.when != Condition{}; }

struct Look {
  std::string_view shape;
  std::string_view fill;
  std::string_view one;  // "source_head decides"
  std::string_view all;  // "all appraisers recommend"
};

Look look_of(const Step& step) {
  switch (step.act) {
    case StepAct::decide: return {"hexagon", "#fff3cd", "decides", "decide"};
    case StepAct::recommend: return {"octagon", "#e8e2f4", "recommends", "recommend"};
    case StepAct::complete:
      if (step.refusal) return {"box", "#dcebf7", "completes or rejects", "complete or reject"};
      return {"box", "#dcebf7", "completes", "complete"};
    case StepAct::acknowledge: return {"ellipse", "#e2f0d9", "acknowledges", "acknowledge"};
  }
  return {"box", "#ffffff", "", ""};
}

std::string node(std::string_view id, std::string_view label, const Look& look, std::string_view style = "filled") {
  return "  " + std::string(id) + " [shape=" + std::string(look.shape) + ", style=\"" + std::string(style) + "\", fillcolor=\"" +
         std::string(look.fill) + "\", label=<" + std::string(label) + ">];\n";
}

std::string edge(const std::string& from, const std::string& to, const std::string& label, std::string_view attributes) {
  std::string text;
  if (!label.empty()) text = "label=<<table border=\"0\" cellpadding=\"4\"><tr><td>" + label + "</td></tr></table>>, ";
  return "  " + from + " -> " + to + " [" + text + std::string(attributes) + "];\n";
}

std::string step_id(std::size_t index) { return "step_" + std::to_string(index); }

std::string step_node(const Step& step, std::size_t index) {
  const auto look = look_of(step);
  std::string label = bold(step.title) + "<br/>" +
                      wrapped(step.wait_all ? "all " + names_of(step.offices, " and ") + " " + std::string(look.all)
                                            : names_of(step.offices, " or ") + " " + std::string(look.one));
  if (step.names_people) label += "<br/>" + small("names the people");
  if (conditional(step)) label += "<br/>" + small("only: " + condition_text(step.when), "#a02020");
  label += "<br/>" + small(basis_text(step.basis));
  return node(step_id(index), label, look, conditional(step) ? "filled,dashed" : "filled");
}

class Drawing {
 public:
  Drawing(const Regulation& regulation, const Flow& flow) : regulation_(regulation), flow_(flow) {}

  std::string dot() const {
    std::string all = head();
    if (flow_.availability == Flow::Availability::provided) {
      all += nodes();
      all += edges();
    } else {
      all += refusal();
    }
    return all + "}\n";
  }

 private:
  std::string head() const {
    const auto title = std::string(name_of(flow_.mode)) + " " + std::string(name_of(flow_.scope));
    const auto overlay = flow_.overlay.empty() ? "" : ", house overlay " + flow_.overlay;
    return "digraph flow {\n  labelloc=t;\n  label=<" + bold(title) + "<br/>" +
           small(regulation_.short_title + " - " + basis_text(flow_.basis) + overlay) +
           ">;\n  graph [fontname=\"Helvetica\", nodesep=0.5, ranksep=0.5];\n  node [fontname=\"Helvetica\", fontsize=12];\n"
           "  edge [fontname=\"Helvetica\", fontsize=10];\n";
  }

  /// In place of a route: that there is none, and why.
  std::string refusal() const {
    const bool forbidden = flow_.availability == Flow::Availability::forbidden;
    std::string label = bold(forbidden ? "forbidden" : "not provided") + "<br/>" + small(basis_text(flow_.basis));
    if (!flow_.basis.words.empty()) label += "<br/>" + wrapped("\"" + flow_.basis.words + "\"");
    return node("none", label, {"box", forbidden ? "#f8d7da" : "#eeeeee", "", ""});
  }

  std::string nodes() const {
    const auto& filing = flow_.filing;
    std::string all = node("file",
                           bold(filing.title) + "<br/>" + wrapped(names_of(filing.by, " or ") + " files") + "<br/>" +
                               small(basis_text(filing.basis)),
                           {"note", "#ffffff", "", ""});
    for (std::size_t at = 0; at < flow_.steps.size(); ++at) all += step_node(flow_.steps[at], at);
    all += node("assigned", bold("assigned"), {"ellipse", "#b7dfb9", "", ""}, "filled,bold");
    for (const auto& step : flow_.steps) {
      if (step.refusal && step.act != StepAct::recommend)
        return all + node("rejected", bold("rejected"), {"ellipse", "#f8d7da", "", ""}, "filled,bold");
    }
    return all;
  }

  std::string edges() const {
    const auto ways = ways_on();
    std::string all = onward("file", ways[0], outcome("file", flow_.filing.letters));
    for (std::size_t at = 0; at < flow_.steps.size(); ++at) {
      const auto& step = flow_.steps[at];
      all += onward(step_id(at), ways[at + 1], step_outcome(step));
      if (step.refusal && step.act != StepAct::recommend) {
        all += edge(step_id(at), "rejected", refused(*step.refusal), "color=\"#a02020\", fontcolor=\"#a02020\"");
      }
    }
    return all;
  }

  /// Of the filing (0) and of each step (from 1): the steps that can come next in some case; steps.size() is the end.
  std::vector<std::set<std::size_t>> ways_on() const {
    std::vector<std::set<std::size_t>> ways(flow_.steps.size() + 1);
    for (const auto& filing : cases_of(regulation_, flow_)) {
      std::size_t from = 0;
      for (std::size_t at = 0; at < flow_.steps.size(); ++at) {
        if (!holds(flow_.steps[at].when, arrival(flow_, at, filing))) continue;
        ways[from].insert(at);
        from = at + 1;
      }
      ways[from].insert(flow_.steps.size());
    }
    return ways;
  }

  /// The nearest of the next steps carries the label; further ones, where conditions pass over it, are dashed.
  std::string onward(const std::string& from, const std::set<std::size_t>& next, const std::string& label) const {
    std::string all;
    for (const auto at : next) {
      const bool nearest = at == *next.begin();
      const auto to = at == flow_.steps.size() ? "assigned" : step_id(at);
      all += edge(from, to, nearest ? label : "", nearest ? "weight=10" : "style=dashed");
    }
    return all;
  }

  std::string step_outcome(const Step& step) const {
    switch (step.act) {
      case StepAct::decide: return outcome("approve", step.letters);
      case StepAct::recommend:
        return outcome("approve", step.letters) + "<br/>" + refused(*step.refusal) + "<br/>" + small("goes on either way");
      case StepAct::complete: return outcome("complete", step.letters);
      case StepAct::acknowledge: return outcome("acknowledge", {});
    }
    return {};
  }

  std::string refused(const Refusal& refusal) const {
    auto text = outcome("reject", refusal.letters);
    return refusal.reason_required ? text + "<br/>" + small("reason required: " + basis_text(refusal.reason_basis)) : text;
  }

  std::string outcome(const std::string& verb, const std::vector<LetterRule>& letters) const {
    std::string text = "<b>" + verb + "</b>";
    for (const auto& letter : letters) text += "<br/>" + small(letter_text(letter), "#222222");
    return text;
  }

  std::string letter_text(const LetterRule& letter) const {
    const auto kind = regulation_.letters.find(letter.kind);
    std::string text = (kind == regulation_.letters.end() ? letter.kind : kind->second.title);
    if (letter.from_filer) text += " from filer";
    text += " \u2192 " + names_of(letter.to, ", ");
    if (!letter.cc.empty()) text += " (cc " + names_of(letter.cc, ", ") + ")";
    if (letter.when != Condition{}) text += " [" + condition_text(letter.when) + "]";
    return text;
  }

  const Regulation& regulation_;
  const Flow& flow_;
};

}  // namespace

std::string draw_flow(const Regulation& regulation, const Flow& flow) { return Drawing(regulation, flow).dot(); }

}  // namespace penugasan::workflow
