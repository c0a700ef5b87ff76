// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <QMainWindow>
#include <memory>

namespace observatorio {

/// Rail, title bar, pages and status bar. Draws snapshots; what the user asks for leaves through UiContext::actions.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const UiContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The newest picture; GUI thread, at most 10 Hz.
    void apply(const std::shared_ptr<const Snapshot> &snapshot);

    void showPage(PageId id);
    /// Language or theme changed, or new settings are in force: pages are built anew, their state kept.
    void rebuild();

    /// Geometry, page, each page's state.
    QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
