// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "ui/widgets/layouts.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>

namespace observatorio {

namespace {

QLabel *paragraph(const QString &html)
{
    auto *label = new QLabel(html);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setOpenExternalLinks(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

QString source(const QString &whose, const QString &what, const QString &licence)
{
    return QStringLiteral("<li><b>%1</b>: %2. %3</li>").arg(whose, what, licence);
}

}  // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Observatorio"));
    setFixedWidth(roomy({600, 480}).width());

    auto *mark = new QLabel;
    mark->setPixmap(QIcon(QStringLiteral(":/icons/observatorio.svg")).pixmap(56, 56));
    auto *name = new QLabel(QStringLiteral("Observatorio"));
    name->setFont(Theme::instance().numberFont());
    auto *version = new QLabel(
        tr("Version %1 \u00B7 Qt %2").arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    version->setForegroundRole(QPalette::PlaceholderText);

    const QString ccBy =
        QStringLiteral("<a href=\"https://creativecommons.org/licenses/by/4.0/\">CC&nbsp;BY&nbsp;4.0</a>");
    const QString viaGapminder = tr("Via Gapminder Systema Globalis, %1").arg(ccBy);
    QString sources = QStringLiteral("<ul style=\"margin-left:-20px\">");
    sources += source(tr("World Bank, World Development Indicators"),
                      tr("inflation, growth, GDP per capita, trade, investment, debt, Gini"), viaGapminder);
    sources += source(QStringLiteral("ILOSTAT"), tr("unemployment"), viaGapminder);
    sources += source(QStringLiteral("UNDP"), tr("Human Development Index"), viaGapminder);
    sources += source(QStringLiteral("Transparency International"), tr("Corruption Perceptions Index"), QString());
    sources += source(QStringLiteral("Gapminder"), tr("countries, regions and income groups"), ccBy);
    sources += source(QStringLiteral("Natural Earth"), tr("country outlines"), tr("Public domain"));
    sources += QStringLiteral("</ul>");

    auto *close = new QDialogButtonBox;
    close->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);

    QLabel *what = paragraph(tr("A live observatory of economic event streams over Apache Kafka: event-time "
                                "windows, watermarks, alerts, offsets and lag."));
    QLabel *licence = paragraph(tr(
        "Free software under the GNU General Public License, version 3 or later. Built with Qt, Qt Charts, librdkafka, "
        "simdjson, tl::expected, CLI11 and QtKeychain, each under its own licence."));
    columnOf(12,
             {rowOf(16, {mark, {columnOf(0, {name, version}), 1}}), what, licence,
              paragraph(QStringLiteral("<b>%1</b>").arg(tr("Figures and outlines"))), paragraph(sources), close},
             this)
        ->setContentsMargins(24, 24, 24, 16);
    resize(width(), layout()->heightForWidth(width()));  // else as high as a narrower one would be
}

}  // namespace observatorio
