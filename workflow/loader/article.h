// The one form in which data names a place in a regulation (doc/regulation-format.md, "article").
#pragma once

#include <string_view>

namespace penugasan::workflow {

/// True for "Ps.22", "Ps.17(2)", "Ps.14(5)c", "Ps.12A(1a)b.2", "Lamp V", "Lamp IV 3.1.b.1", "Lamp II.I.C.4.a.3.c",
/// "Lamp II.C.1)(3)d"; false for "Pasal 17", "Ps. 17 (2)", "Ps.12(7)-(8)", "Lampiran II".
bool is_article(std::string_view text);

}  // namespace penugasan::workflow
