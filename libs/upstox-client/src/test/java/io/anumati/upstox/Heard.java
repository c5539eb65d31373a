package io.anumati.upstox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a stream tells. */
class Heard implements PortfolioListener {

    final List<String> all = new CopyOnWriteArrayList<>();
    final List<List<BookOrder>> books = new CopyOnWriteArrayList<>();
    final List<OrderUpdate> updates = new CopyOnWriteArrayList<>();
    final List<StreamDown> downs = new CopyOnWriteArrayList<>();

    @Override
    public void onBook(List<BookOrder> orders) {
        books.add(orders);
        all.add("book");
    }

    @Override
    public void onOrder(OrderUpdate update) {
        updates.add(update);
        all.add(update.order().orderId());
    }

    @Override
    public void onDown(StreamDown why) {
        downs.add(why);
        all.add("down");
    }
}
