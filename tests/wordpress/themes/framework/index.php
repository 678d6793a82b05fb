<?php page_opens('<div class="site-container"><div class="site-inner"><div class="content-sidebar-wrap"><main class="content">');
while (have_posts()) : the_post(); ?>
<article class="<?php echo esc_attr(implode(' ', array_diff(get_post_class('entry'), ['hentry']))); ?>" aria-label="<?php the_title_attribute(); ?>" itemscope itemtype="https://schema.org/CreativeWork">
<header class="entry-header"><?php
if (get_the_title()) {
    is_singular() ? the_title('<h1 class="entry-title" itemprop="headline">', '</h1>') : the_title('<h2 class="entry-title" itemprop="headline"><a class="entry-title-link" rel="bookmark" href="' . get_permalink() . '">', '</a></h2>');
}
if (get_post_type() !== 'page') : ?><p class="entry-meta"><time class="entry-time" itemprop="datePublished" datetime="<?php echo get_the_date('c'); ?>"><?php echo get_the_date(); ?></time> <?php _e('by'); ?> <span class="entry-author" itemprop="author" itemscope itemtype="https://schema.org/Person"><a href="<?php echo get_author_posts_url(get_the_author_meta('ID')); ?>" class="entry-author-link" rel="author" itemprop="url"><span class="entry-author-name" itemprop="name"><?php the_author(); ?></span></a></span> <span class="entry-comments-link"><?php comments_popup_link(); ?></span></p><?php endif; ?></header>
<div class="entry-content" itemprop="text"><?php
has_post_thumbnail() && !is_singular() && printf('<a class="entry-image-link" href="%s" aria-hidden="true">%s</a>', get_permalink(), get_the_post_thumbnail(null, 'thumbnail', ['class' => 'alignleft post-image entry-image']));
the_content('[' . __('Read more&hellip;') . ']');
wp_link_pages(['before' => '<div class="entry-pagination pagination">' . __('Pages:'), 'after' => '</div>']);
if (!is_singular() && !get_the_title()) : ?><p class="entry-permalink"><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_permalink(); ?></a></p><?php endif; ?></div>
<?php if (get_post_type() === 'post') : ?><footer class="entry-footer"><p class="entry-meta"><span class="entry-categories"><?php _e('Filed Under:'); ?> <?php the_category(', '); ?></span> <span class="entry-tags"><?php the_tags(__('Tagged With:') . ' ', ', '); ?></span></p></footer><?php endif; ?></article>
<?php if (is_single()) : ?><section class="author-box" itemprop="author" itemscope itemtype="https://schema.org/Person"><h4 class="author-box-title">About <span itemprop="name"><?php the_author(); ?></span></h4><div class="author-box-content" itemprop="description"><p>Writes here, and elsewhere at times.</p></div></section><?php endif;
is_singular() && comments_template();
endwhile;
echo '<div class="archive-pagination pagination">', paginate_links(['type' => 'list']), '</div>';
page_closes('</main></div></div></div>');
