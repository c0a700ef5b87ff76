// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <span>

namespace observatorio {

/// What the window knows of a page before it makes it.
struct PageKind {
    PageId id;
    const char *name;  ///< in saved states and pictures' names; never translated
    const char *icon;  ///< resources/icons/NAME.svg
    const char *text;  ///< the title in English
    Page *(*make)(const UiContext &context);

    [[nodiscard]] QString title() const;  ///< in the interface's language
};

/// Every page, in the rail's order; a PageId is a place in it.
std::span<const PageKind> pageKinds();
const PageKind &pageKind(PageId id);
/// Null: no page has that name.
const PageKind *findPage(const QString &name);

}  // namespace observatorio
