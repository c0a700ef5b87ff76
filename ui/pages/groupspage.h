#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// Offsets and lag of the consumer group, the history of its lag, and where every offset went.
class GroupsPage : public Page {
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
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
