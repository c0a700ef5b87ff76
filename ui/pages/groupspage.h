// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// Offsets and lag of the consumer group, the history of its lag, and where every offset went.
class GroupsPage : public Page, private Exportable {
    Q_OBJECT
public:
    explicit GroupsPage(UiContext &context, QWidget *parent = nullptr);
    ~GroupsPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    QList<QWidget *> titleControls() override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    QString exportTitle() const override;
    QSize exportSize() const override;
    void exportRender(QPainter &painter, const QRectF &target) const override;
    QByteArray exportCsv() const override;

    QWidget *buildOffsets();
    QWidget *buildLag();
    QWidget *buildAccounting();
    void showGroup(const Snapshot &snapshot);
    void showTotals(const Snapshot &snapshot);
    void showLag(const Snapshot &snapshot);
    void showEmpty(const Snapshot &snapshot);
    void fitTable();
    QString lagDetail() const;

    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
