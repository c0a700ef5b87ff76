// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <QDialog>
#include <QMainWindow>

class QStackedWidget;

namespace observatorio {

class Banner;
class CoverageBanner;
class RemarkBanner;
class Rail;
class SimulatorQuestion;
class StatusBar;
class TitleBar;

/// Rail, title bar, pages and status bar. Draws snapshots; what the user asks for leaves through UiContext::actions.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const UiContext &context, QWidget *parent = nullptr);

    /// The newest picture; GUI thread, at most 10 Hz.
    void apply(const std::shared_ptr<const Snapshot> &snapshot);

    void showPage(PageId id);
    /// Language or theme changed, or new settings are in force: pages are built anew, their state kept.
    void rebuild();

    /// Geometry, page, each page's state.
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectActions();
    void addShortcuts();
    [[nodiscard]] Page *current() const;
    void applyShell();
    void openExport();
    void openSettings(const QString &section);
    void openImport();
    void openAbout();
    void openHelp(QWidget *over);
    void open(QDialog *next);
    [[nodiscard]] QJsonObject pageStates() const;
    void restorePageStates(const QJsonObject &states);

    const UiContext &m_context;
    std::vector<Page *> m_pages;  ///< as pageKinds()
    Rail *m_rail;
    TitleBar *m_title;
    Banner *m_brokerBanner;
    Banner *m_databaseBanner;
    CoverageBanner *m_coverageBanner;
    RemarkBanner *m_remarkBanner = nullptr;
    SimulatorQuestion *m_question;
    std::pair<QString, QString> m_asked;  ///< servers and topic of the open question; empty servers: none
    QStackedWidget *m_stack;
    StatusBar *m_status;
    QPointer<QDialog> m_dialog;
    QPointer<QDialog> m_help;  ///< may lie over m_dialog, or over a dialog of a page
    std::shared_ptr<const Snapshot> m_newest;
};

}  // namespace observatorio
