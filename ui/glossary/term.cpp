// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/glossary/term.h"

#include "ui/glossary/termtable.h"

#include <QCoreApplication>
#include <QToolTip>
#include <QWidget>
#include <array>

namespace observatorio::Glossary {

namespace {

const TermEntry &entry(Term term)
{
    static const std::array<const TermEntry *, TermCount> entries = [] {
        std::array<const TermEntry *, TermCount> all{};
        for (const auto part : {streamTerms(), windowTerms(), alertTerms(), programTerms()}) {
            for (const TermEntry &each : part)
                all[static_cast<std::size_t>(each.term)] = &each;
        }
        return all;
    }();
    return *entries[static_cast<std::size_t>(term)];
}

QString translated(const char *text) { return QCoreApplication::translate("Glossary", text); }

}  // namespace

QString name(Term term) { return translated(entry(term).name); }

QString explanation(Term term) { return translated(entry(term).what) + u' ' + translated(entry(term).more); }

QString toolTip(Term term)
{
    return QStringLiteral("<b>%1</b><br>%2").arg(name(term).toHtmlEscaped(), explanation(term).toHtmlEscaped());
}

void explain(QWidget *widget, Term term)
{
    widget->setToolTip(toolTip(term));
    widget->setWhatsThis(toolTip(term));
    widget->setAccessibleDescription(explanation(term));
}

bool byKeyboard(Qt::FocusReason reason) { return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason; }

void showToolTip(QWidget *widget)
{
    QToolTip::showText(widget->mapToGlobal(widget->rect().bottomLeft()), widget->toolTip(), widget);
}

}  // namespace observatorio::Glossary
