// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/glossarydialog.h"

#include "ui/glossary/term.h"
#include "ui/searchtext.h"
#include "ui/shortcuts.h"
#include "ui/style/theme.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QTextBrowser>

#include <algorithm>

namespace observatorio {

namespace {

enum Part { Terms, Keys };

QString heading(const QString &text)
{
    return QStringLiteral("<p style=\"margin:12px 0 4px 0\"><b>%1</b></p>").arg(text.toHtmlEscaped());
}

QString keyRows(const std::vector<Gestures::Gesture> &list)
{
    QString rows;
    for (const Gestures::Gesture &each : list)
        rows += QStringLiteral("<tr><td width=\"45%\"><b>%1</b></td><td>%2</td></tr>")
                    .arg(each.how.toHtmlEscaped(), each.what.toHtmlEscaped());
    return QStringLiteral("<table width=\"100%\" cellpadding=\"3\">%1</table>").arg(rows);
}

QString keyText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(
            key.toString(QKeySequence::NativeText).replace(QLatin1String("Shift"), GlossaryDialog::tr("Shift")));
    return texts.join(QStringLiteral(", "));
}

}  // namespace

GlossaryDialog::GlossaryDialog(QWidget *parent)
    : QDialog(parent), m_search(new QLineEdit), m_part(new SegmentedControl), m_text(new QTextBrowser)
{
    setWindowTitle(tr("Help"));
    m_search->setPlaceholderText(tr("Search\u2026"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setClearButtonEnabled(true);
    m_part->setAccessibleName(tr("What is listed"));
    m_part->addSegment(tr("Terms"), Terms);
    m_part->addSegment(tr("Shortcuts and gestures"), Keys);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(Theme::instance().bodyFont());
    m_text->setAccessibleName(tr("Help"));
    m_text->document()->setDocumentMargin(14);

    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &GlossaryDialog::list);
    connect(m_part, &SegmentedControl::currentChanged, this, &GlossaryDialog::list);

    columnOf(Theme::Gap, {rowOf(Theme::Gap, {{m_search, 1}, m_part}), {m_text, 1}, buttons}, this)
        ->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    resize(roomy({720, 560}));
    list();
    m_search->setFocus();
}

void GlossaryDialog::list()
{
    const QString found = m_part->currentData().toInt() == Terms ? terms() : keys();
    m_text->setHtml(found.isEmpty() ? tr("Nothing is called so.").toHtmlEscaped() : found);
}

QString GlossaryDialog::terms() const
{
    const QString wanted = folded(m_search->text().trimmed());
    struct Found {
        bool bySentence;
        QString name;
        QString explanation;
    };
    std::vector<Found> found;
    for (int i = 0; i < TermCount; ++i) {
        const Term term = static_cast<Term>(i);
        const QString name = Glossary::name(term), explanation = Glossary::explanation(term);
        const bool byName = folded(name).contains(wanted);
        if (byName || folded(explanation).contains(wanted))
            found.push_back({!byName, name, explanation});
    }
    std::ranges::sort(found, [](const Found &a, const Found &b) {
        return a.bySentence != b.bySentence ? b.bySentence : a.name.localeAwareCompare(b.name) < 0;
    });
    QString text;
    for (const Found &each : found)
        text +=
            heading(each.name) + QStringLiteral("<p style=\"margin:0\">%1</p>").arg(each.explanation.toHtmlEscaped());
    return text;
}

QString GlossaryDialog::keys() const
{
    std::vector<Gestures> groups{{tr("Everywhere"), {}}};
    for (const Shortcut &shortcut : windowShortcuts())
        groups.front().list.push_back({keyText(shortcut.keys), shortcut.what});
    std::ranges::move(gestures(), std::back_inserter(groups));

    const QString wanted = folded(m_search->text().trimmed());
    QString text;
    for (Gestures &group : groups) {
        if (!folded(group.where).contains(wanted))
            std::erase_if(group.list, [&wanted](const Gestures::Gesture &each) {
                return !folded(each.how).contains(wanted) && !folded(each.what).contains(wanted);
            });
        if (!group.list.empty())
            text += heading(group.where) + keyRows(group.list);
    }
    return text;
}

}  // namespace observatorio
