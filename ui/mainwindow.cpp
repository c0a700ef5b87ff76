// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/pages.h"
#include "ui/rail.h"
#include "ui/statusbar.h"
#include "ui/strips.h"
#include "ui/style/theme.h"
#include "ui/titlebar.h"
#include "ui/widgets/layouts.h"

#include <QCloseEvent>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace observatorio {

struct MainWindow::Private {
    Private(MainWindow *window, const UiContext &uiContext) : q(window), context(uiContext) {}

    MainWindow *q;
    const UiContext &context;
    std::vector<Page *> pages;  ///< as pageKinds()
    Rail *rail = nullptr;
    TitleBar *title = nullptr;
    Banner *brokerBanner = nullptr;
    Banner *databaseBanner = nullptr;
    SimulatorQuestion *question = nullptr;
    std::pair<QString, QString> asked;  ///< servers and topic of the open question; empty servers: none
    QStackedWidget *stack = nullptr;
    StatusBar *status = nullptr;
    QPointer<QDialog> dialog;
    std::shared_ptr<const Snapshot> newest;

    void build();
    void connectActions();
    void addShortcuts();
    Page *current() const;
    void applyShell();
    void openExport();
    void openSettings(const QString &section);
    void openAbout();
    void open(QDialog *next);
    QJsonObject pageStates() const;
    void restorePageStates(const QJsonObject &states);
};

void MainWindow::Private::build()
{
    auto *central = new QWidget;
    rail = new Rail;
    title = new TitleBar;
    brokerBanner = new Banner(QStringLiteral("Kafka"));
    databaseBanner = new Banner(tr("Database"));
    question = new SimulatorQuestion;
    question->ask(asked.first, asked.second);
    stack = new QStackedWidget;
    status = new StatusBar;
    pages.clear();
    for (const PageKind &kind : pageKinds()) {
        Page *page = pages.emplace_back(kind.make(context));
        page->setAccessibleName(kind.title());
        rail->addPage(kind.id, kind.title(), QLatin1String(kind.icon));
        QScrollArea *area = scrolled(page);  // only where the window is smaller than the page can bear
        area->setFocusPolicy(Qt::NoFocus);
        stack->addWidget(area);
    }
    rail->addFooter(tr("About"), QStringLiteral("info"));

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(rail);
    middle->addWidget(stack, 1);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(brokerBanner);
    column->addWidget(databaseBanner);
    column->addWidget(question);
    column->addLayout(middle, 1);
    column->addWidget(status);

    Actions *actions = context.actions;
    connect(rail, &Rail::chosen, q, &MainWindow::showPage);
    connect(rail, &Rail::footerChosen, q, [this] { openAbout(); });
    connect(title, &TitleBar::exportClicked, actions, &Actions::exportDialogRequested);
    connect(title, &TitleBar::settingsClicked, actions,
            [actions] { Q_EMIT actions->settingsDialogRequested(QStringLiteral("broker")); });
    connect(brokerBanner, &Banner::retryClicked, actions, &Actions::retryRequested);
    connect(databaseBanner, &Banner::retryClicked, actions, &Actions::retryRequested);
    connect(brokerBanner, &Banner::settingsClicked, actions,
            [actions] { Q_EMIT actions->settingsDialogRequested(QStringLiteral("broker")); });
    connect(databaseBanner, &Banner::settingsClicked, actions,
            [actions] { Q_EMIT actions->settingsDialogRequested(QStringLiteral("database")); });
    connect(question, &SimulatorQuestion::answered, q, [this](const QString &servers, bool send) {
        asked = {};
        Q_EMIT context.actions->simulatorConsentAnswered(servers, send);
    });
    q->setCentralWidget(central);
    q->setWindowTitle(QStringLiteral("Observatorio"));
}

void MainWindow::Private::connectActions()
{
    Actions *actions = context.actions;
    connect(actions, &Actions::showPageRequested, q, &MainWindow::showPage);
    connect(actions, &Actions::showCountryRequested, q, [this] { q->showPage(PageId::Countries); });
    connect(actions, &Actions::settingsDialogRequested, q, [this](const QString &section) { openSettings(section); });
    connect(actions, &Actions::exportDialogRequested, q, [this] { openExport(); });
    connect(actions, &Actions::simulatorConsentRequested, q, [this](const QString &servers, const QString &topic) {
        asked = {servers, topic};
        question->ask(servers, topic);
    });
    connect(actions, &Actions::notice, q, [this](const QString &text) { title->showNotice(text); });
}

void MainWindow::Private::addShortcuts()
{
    for (const PageKind &kind : pageKinds().first(std::min<std::size_t>(pages.size(), 9))) {
        auto *shortcut = new QShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(static_cast<int>(kind.id) + 1)), q);
        connect(shortcut, &QShortcut::activated, q, [this, id = kind.id] { q->showPage(id); });
    }
    Actions *actions = context.actions;
    auto *exportShortcut = new QShortcut(q);
    // In a line of text Ctrl+E goes to its end.
    exportShortcut->setKeys({QKeySequence(Qt::CTRL | Qt::Key_E), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)});
    connect(exportShortcut, &QShortcut::activated, actions, &Actions::exportDialogRequested);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma), q), &QShortcut::activated, actions,
            [actions] { Q_EMIT actions->settingsDialogRequested(QStringLiteral("broker")); });
    connect(new QShortcut(QKeySequence(Qt::Key_F1), q), &QShortcut::activated, q, [this] { openAbout(); });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), q), &QShortcut::activated, q, &QWidget::close);
}

Page *MainWindow::Private::current() const { return pages[static_cast<std::size_t>(rail->current())]; }

void MainWindow::Private::applyShell()
{
    const int firing = newest->firingCritical + newest->firingWarning;
    const QString firingText = MainWindow::tr("%n firing", nullptr, firing) + QStringLiteral(", ")
                               + MainWindow::tr("%n critical", nullptr, newest->firingCritical);
    rail->setBadge(PageId::Alerts, firing, newest->firingCritical > 0, firing > 0 ? firingText : QString());
    title->apply(*newest);
    status->apply(*newest);
    brokerBanner->apply(newest->broker);
    databaseBanner->apply(newest->database);
}

void MainWindow::Private::open(QDialog *next)
{
    next->setAttribute(Qt::WA_DeleteOnClose);
    dialog = next;
    next->open();
}

void MainWindow::Private::openExport()
{
    Page *page = current();
    const Exportable *chart = page->exportable();
    if (chart && !dialog)
        open(new ExportDialog(*chart, context.actions, page));
}

void MainWindow::Private::openSettings(const QString &section)
{
    auto *settings = qobject_cast<SettingsDialog *>(dialog.data());
    if (!settings) {
        if (dialog)
            return;
        settings = new SettingsDialog(context, q);
        open(settings);
    }
    settings->showSection(section);
}

void MainWindow::Private::openAbout()
{
    if (!dialog)
        open(new AboutDialog(q));
}

QJsonObject MainWindow::Private::pageStates() const
{
    QJsonObject states;
    for (const PageKind &kind : pageKinds())
        states[QLatin1String(kind.name)] = pages[static_cast<std::size_t>(kind.id)]->saveState();
    return states;
}

void MainWindow::Private::restorePageStates(const QJsonObject &states)
{
    for (const PageKind &kind : pageKinds()) {
        if (const QLatin1String name(kind.name); states.contains(name))
            pages[static_cast<std::size_t>(kind.id)]->restoreState(states[name].toObject());
    }
}

MainWindow::MainWindow(const UiContext &context, QWidget *parent)
    : QMainWindow(parent), d(std::make_unique<Private>(this, context))
{
    setMinimumSize(1024, 640);
    resize(1280, 800);
    d->build();
    d->connectActions();
    d->addShortcuts();
    showPage(pageKinds().front().id);
    setFocusPolicy(Qt::ClickFocus);
    setFocus();  // no control is singled out before a person moves
}

MainWindow::~MainWindow() = default;

void MainWindow::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    if (!snapshot)
        return;
    d->newest = snapshot;
    d->applyShell();
    d->current()->apply(snapshot);
}

void MainWindow::showPage(PageId id)
{
    d->rail->setCurrent(id);
    d->stack->setCurrentIndex(static_cast<int>(id));
    Page *page = d->current();
    d->title->setPage(pageKind(id).title(), page->titleControls(), page, page->exportable() != nullptr);
    if (d->newest)
        page->apply(d->newest);
}

void MainWindow::rebuild()
{
    const PageId page = d->rail->current();
    const QJsonObject states = d->pageStates();
    const bool railHadFocus = d->rail->isAncestorOf(focusWidget());
    if (qobject_cast<ExportDialog *>(d->dialog.data()))
        d->dialog->close();
    // A request that led here may have come from a widget of the old window: it ends first, then goes.
    QWidget *old = takeCentralWidget();
    old->hide();
    old->deleteLater();
    d->build();
    d->restorePageStates(states);
    if (d->newest)
        d->applyShell();
    showPage(page);
    if (railHadFocus)
        d->rail->setFocus();
}

QJsonObject MainWindow::saveState() const
{
    return {
        {QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())},
        {QStringLiteral("page"), QLatin1String(pageKind(d->rail->current()).name)},
        {QStringLiteral("pages"), d->pageStates()},
    };
}

void MainWindow::restoreState(const QJsonObject &state)
{
    const QByteArray geometry = QByteArray::fromBase64(state[QStringLiteral("geometry")].toString().toLatin1());
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    d->restorePageStates(state[QStringLiteral("pages")].toObject());
    if (const PageKind *kind = findPage(state[QStringLiteral("page")].toString()))
        showPage(kind->id);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closed();
}

}  // namespace observatorio
