#include "ui/pages/kafkapage.h"

namespace observatorio {

struct KafkaPage::Private {
};

KafkaPage::KafkaPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>()) {}
KafkaPage::~KafkaPage() = default;

QString KafkaPage::id() const { return QStringLiteral("kafka"); }
QString KafkaPage::title() const { return tr("Kafka"); }
QString KafkaPage::iconName() const { return QStringLiteral("kafka"); }
void KafkaPage::apply(const std::shared_ptr<const Snapshot> &) {}
QJsonObject KafkaPage::saveState() const { return {}; }
void KafkaPage::restoreState(const QJsonObject &) {}

}  // namespace observatorio
