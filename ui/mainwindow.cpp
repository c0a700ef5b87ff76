// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/glossarydialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/pages.h"
#include "ui/rail.h"
#include "ui/shortcuts.h"
#include "ui/statusbar.h"
#include "ui/strips.h"
#include "ui/style/theme.h"
#include "ui/titlebar.h"
#include "ui/widgets/layouts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>

namespace observatorio {

void MainWindow::build()
{
    auto *central = new QWidget;
    m_rail = new Rail;
    m_title = new TitleBar;
    m_brokerBanner = new Banner(QStringLiteral("Kafka"));
    m_databaseBanner = new Banner(tr("Database"));
    m_coverageBanner = new CoverageBanner;
    m_remarkBanner = new RemarkBanner(m_remarkBanner ? m_remarkBanner->dismissed() : RemarkBanner::Dismissed());
    m_question = new SimulatorQuestion;
    m_question->ask(m_asked.first, m_asked.second);
    m_stack = new QStackedWidget;
    m_status = new StatusBar;
    m_pages.clear();
    for (const PageKind &kind : pageKinds()) {
        Page *page = m_pages.emplace_back(kind.make(m_context));
        page->setAccessibleName(kind.title());
        m_rail->addPage(kind.id, kind.title(), QLatin1String(kind.icon));
        QScrollArea *area = scrolled(page);  // only where the window is smaller than the page can bear
        area->setFocusPolicy(Qt::NoFocus);
        m_stack->addWidget(area);
    }
    QAbstractButton *help = m_rail->addFooter(tr("Help"), QStringLiteral("help"));
    help->setToolTip(tr("Terms, shortcuts and gestures (F1)"));
    QAbstractButton *about = m_rail->addFooter(tr("About"), QStringLiteral("info"));

    columnOf(0,
             {m_title,
              m_brokerBanner,
              m_databaseBanner,
              m_coverageBanner,
              m_remarkBanner,
              m_question,
              {rowOf(0, {m_rail, {m_stack, 1}}), 1},
              m_status},
             central);

    Actions *actions = m_context.actions;
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(help, &QAbstractButton::clicked, this, [this] { openHelp(this); });
    connect(about, &QAbstractButton::clicked, this, [this] { openAbout(); });
    connect(m_title, &TitleBar::exportClicked, actions, &Actions::exportDialogRequested);
    connect(m_title, &TitleBar::settingsClicked, this, [this] { openSettings(QStringLiteral("broker")); });
    for (const auto &[banner, section] : {std::pair(m_brokerBanner, QStringLiteral("broker")),
                                          std::pair(m_databaseBanner, QStringLiteral("database"))}) {
        connect(banner, &Banner::retryClicked, actions, &Actions::retryRequested);
        connect(banner, &Banner::settingsClicked, this, [this, name = section] { openSettings(name); });
    }
    connect(m_coverageBanner, &CoverageBanner::retryClicked, actions, &Actions::retryRequested);
    connect(m_coverageBanner, &CoverageBanner::startAnewClicked, actions, &Actions::startAnewRequested);
    connect(m_coverageBanner, &CoverageBanner::detailsClicked, this, [this] { showPage(PageId::Groups); });
    connect(m_remarkBanner, &RemarkBanner::detailsClicked, this, [this] { showPage(PageId::Health); });
    connect(m_question, &SimulatorQuestion::answered, this, [this](const QString &servers, bool send) {
        m_asked = {};
        Q_EMIT m_context.actions->simulatorConsentAnswered(servers, send);
    });
    setCentralWidget(central);
    setWindowTitle(QStringLiteral("Observatorio"));
}

void MainWindow::connectActions()
{
    Actions *actions = m_context.actions;
    connect(actions, &Actions::showPageRequested, this, &MainWindow::showPage);
    connect(actions, &Actions::showCountryRequested, this, [this] { showPage(PageId::Countries); });
    connect(actions, &Actions::settingsDialogRequested, this,
            [this](const QString &section) { openSettings(section); });
    connect(actions, &Actions::exportDialogRequested, this, [this] { openExport(); });
    connect(actions, &Actions::importDialogRequested, this, [this] { openImport(); });
    connect(actions, &Actions::simulatorConsentRequested, this, [this](const QString &servers, const QString &topic) {
        m_asked = {servers, topic};
        m_question->ask(servers, topic);
    });
    connect(actions, &Actions::notice, this, [this](const QString &text) { m_title->showNotice(text); });
}

void MainWindow::addShortcuts()
{
    for (const Shortcut &each : windowShortcuts()) {
        if (each.command == Shortcut::Help)
            continue;  // eventFilter()
        auto *shortcut = new QShortcut(this);
        shortcut->setKeys(each.keys);
        connect(shortcut, &QShortcut::activated, this, [this, command = each.command, page = each.page] {
            switch (command) {
            case Shortcut::ShowPage:
                return showPage(page);
            case Shortcut::Export:
                return openExport();
            case Shortcut::Settings:
                return openSettings(QStringLiteral("broker"));
            case Shortcut::Help:
                return openHelp(this);
            case Shortcut::Quit:
                close();
            }
        });
    }
    qApp->installEventFilter(this);
}

/// F1, in dialogs too, where a shortcut of the window is dead.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType() && !QApplication::activePopupWidget()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        QWidget *over = static_cast<QWidget *>(watched)->window();
        const QObject *owner = over;
        while (owner && owner != this)
            owner = owner->parent();
        if (owner && key->key() == Qt::Key_F1 && key->modifiers() == Qt::NoModifier) {
            openHelp(over);
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

Page *MainWindow::current() const { return m_pages[static_cast<std::size_t>(m_rail->current())]; }

void MainWindow::applyShell()
{
    const int critical = m_newest->unattendedCritical, unattended = critical + m_newest->unattendedWarning;
    const QString unattendedText = tr("%n that nobody acknowledged or silenced", "alerts", unattended)
                                   + QStringLiteral(", ") + tr("%n critical", nullptr, critical);
    m_rail->setBadge(PageId::Alerts, unattended, critical > 0, unattended > 0 ? unattendedText : QString());
    m_title->apply(*m_newest);
    m_status->apply(*m_newest);
    setWindowTitle(m_newest->observing() ? tr("Observatorio: observing") : QStringLiteral("Observatorio"));
    // Whoever observes needs the broker only for what the group's page says of it.
    m_brokerBanner->apply(m_newest->observing() ? LinkView{} : m_newest->broker);
    m_databaseBanner->apply(m_newest->database);
    m_coverageBanner->apply(*m_newest);
    m_remarkBanner->apply(*m_newest);
}

void MainWindow::open(QDialog *next)
{
    next->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = next;
    next->open();
}

void MainWindow::openExport()
{
    Page *page = current();
    const Exportable *chart = page->exportable();
    if (chart && !m_dialog)
        open(new ExportDialog(*chart, m_context.actions, page));
}

void MainWindow::openSettings(const QString &section)
{
    auto *settings = qobject_cast<SettingsDialog *>(m_dialog.data());
    if (!settings) {
        if (m_dialog)
            return;
        settings = new SettingsDialog(m_context, this);
        open(settings);
    }
    settings->showSection(section);
}

void MainWindow::openImport()
{
    if (!m_dialog)
        open(new ImportDialog(m_context, this));
}

void MainWindow::openHelp(QWidget *over)
{
    if (m_help)
        return;
    m_help = new GlossaryDialog(over);
    m_help->setAttribute(Qt::WA_DeleteOnClose);
    m_help->open();
}

void MainWindow::openAbout()
{
    if (!m_dialog)
        open(new AboutDialog(this));
}

QJsonObject MainWindow::pageStates() const
{
    QJsonObject states;
    for (const PageKind &kind : pageKinds())
        states[QLatin1String(kind.name)] = m_pages[static_cast<std::size_t>(kind.id)]->saveState();
    return states;
}

void MainWindow::restorePageStates(const QJsonObject &states)
{
    for (const PageKind &kind : pageKinds()) {
        if (const QLatin1String name(kind.name); states.contains(name))
            m_pages[static_cast<std::size_t>(kind.id)]->restoreState(states[name].toObject());
    }
}

MainWindow::MainWindow(const UiContext &context, QWidget *parent) : QMainWindow(parent), m_context(context)
{
    setMinimumSize(1024, 640);
    resize(1280, 800);
    build();
    connectActions();
    addShortcuts();
    showPage(pageKinds().front().id);
    setFocusPolicy(Qt::ClickFocus);
    setFocus();  // no control is singled out before a person moves
}

void MainWindow::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    if (!snapshot)
        return;
    m_newest = snapshot;
    applyShell();
    current()->apply(snapshot);
}

void MainWindow::showPage(PageId id)
{
    m_rail->setCurrent(id);
    m_stack->setCurrentIndex(static_cast<int>(id));
    Page *page = current();
    m_title->setPage(pageKind(id).title(), page->titleControls(), page, page->exportable() != nullptr);
    if (m_newest)
        page->apply(m_newest);
}

void MainWindow::rebuild()
{
    const PageId page = m_rail->current();
    const QJsonObject states = pageStates();
    const bool railHadFocus = m_rail->isAncestorOf(focusWidget());
    if (qobject_cast<ExportDialog *>(m_dialog.data()))
        m_dialog->close();
    // A request that led here may have come from a widget of the old window: it ends first, then goes.
    QWidget *old = takeCentralWidget();
    old->hide();
    old->deleteLater();
    build();
    restorePageStates(states);
    if (m_newest)
        applyShell();
    showPage(page);
    if (railHadFocus)
        m_rail->setFocus();
}

QJsonObject MainWindow::saveState() const
{
    return {
        {QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())},
        {QStringLiteral("page"), QLatin1String(pageKind(m_rail->current()).name)},
        {QStringLiteral("pages"), pageStates()},
    };
}

void MainWindow::restoreState(const QJsonObject &state)
{
    const QByteArray geometry = QByteArray::fromBase64(state[QStringLiteral("geometry")].toString().toLatin1());
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    restorePageStates(state[QStringLiteral("pages")].toObject());
    if (const PageKind *kind = findPage(state[QStringLiteral("page")].toString()))
        showPage(kind->id);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closed();
}

}  // namespace observatorio
